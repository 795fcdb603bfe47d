//! `recoupe-train texts DATA_SET GOLDS OUT`: golds over texts that are not ours, which lie in the repository by offsets alone,
//! with the texts again. Writes for each folder of `GOLDS` what `recoupe-train points` and scorers read: `OUT/EVENT/*.json`
//! and `OUT/EVENT/texts/*.txt`. Stops before anything is written when a text has another sha256 than its gold's.

use recoupe_gate::{layout, withheld};
use std::path::{Path, PathBuf};

/// Runs the subcommand.
///
/// # Errors
/// Arguments, files that can't be read or written, and a data set that is not the one of the golds.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    let [data, golds, out] = arguments else { return Err("usage: recoupe-train texts DATA_SET GOLDS OUT".to_owned()) };
    let records = withheld::records(&std::fs::read_to_string(data).map_err(|e| format!("{data}: {e}"))?)?;
    let entries = std::fs::read_dir(golds).map_err(|e| format!("{golds}: {e}"))?;
    let mut folders: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_dir()).collect();
    folders.sort();
    let mut filled = Vec::new();
    for folder in &folders {
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let gold = withheld::fill(&withheld::load(folder)?, &records).map_err(|e| format!("{name}: {e}"))?;
        filled.push((name, gold));
    }
    let mut said = String::new();
    for (name, gold) in &filled {
        let files = gold.files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
        let texts = gold.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        layout::write(&Path::new(out).join(name), files, texts)?;
        said += &format!("{name}: {} texts with the gold's sha256, {} files\n", gold.texts.len(), gold.files.len());
    }
    if said.is_empty() { Err(format!("{golds}: no folder of a gold")) } else { Ok(said) }
}
