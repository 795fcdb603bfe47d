//! The one layout of a gold with offsets counted: its files in a folder, and the texts that they count in under `texts`.

use std::path::Path;

/// Writes a gold; folders are made as needed.
///
/// # Errors
/// A file that can't be written.
pub fn write<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(), String> {
    let inside = |folder: &Path, name: &str, content: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, content)).map_err(|e| format!("{}: {e}", path.display()))
    };
    files.into_iter().try_for_each(|(name, content)| inside(folder, name, content))?;
    let below = folder.join("texts");
    texts.into_iter().try_for_each(|(name, content)| inside(&below, name, content))
}
