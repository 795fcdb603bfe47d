//! Opens what the user names: files, folders, standard input, addresses. One bad input never stops the
//! others: each gives bytes or one line that says what is wrong.

use recoupe_fetch::{AddressPolicy, Fetcher, Limits};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes read of one input at most: the 50 MB that an uncompressed archive or page may have, and some more;
/// what reading keeps of a single page is bounded there.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
/// Folders inside folders that are followed.
const MAX_DEPTH: usize = 32;

/// Where inputs come from.
#[derive(clap::Args)]
pub(crate) struct Inputs {
    /// Files (also gzip), folders, http or https addresses, or `-` for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// Also fetch from this private network, e.g. 192.168.1.0/24 (may be given more than once).
    #[arg(long, value_name = "CIDR")]
    allow_network: Vec<String>,
}

/// One input, opened.
pub(crate) struct Opened {
    /// As given; a file of a folder by its path.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
    /// The address that answered.
    pub(crate) url: Option<String>,
    /// What the server says it is.
    pub(crate) content_type: Option<String>,
}

/// Something that can't be opened.
pub(crate) struct Failure {
    /// Which.
    pub(crate) input: String,
    /// Why, and what to do.
    pub(crate) why: String,
}

impl Inputs {
    /// Opens all, in the order given, folders in path order.
    ///
    /// # Errors
    /// Only a network that can't be understood.
    pub(crate) fn open(&self) -> anyhow::Result<Vec<Result<Opened, Failure>>> {
        let mut policy = AddressPolicy::default();
        for network in &self.allow_network {
            policy.allow(network)?;
        }
        let mut fetcher = None;
        let mut opened = Vec::new();
        for input in &self.inputs {
            if is_address(input) {
                let fetcher = fetcher.get_or_insert_with(|| Fetcher::new(policy.clone(), Limits::default()));
                opened.push(match fetcher.get(input) {
                    Ok(f) => Ok(Opened { name: input.clone(), bytes: f.bytes, url: Some(f.url), content_type: f.content_type }),
                    Err(error) => Err(Failure { input: input.clone(), why: format!("not fetched: {error}") }),
                });
            } else if input == "-" {
                opened.push(take(input, &mut io::stdin().lock()));
            } else {
                open_path(Path::new(input), 0, &mut opened);
            }
        }
        Ok(opened)
    }
}

fn is_address(input: &str) -> bool {
    let scheme = input.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

fn open_path(path: &Path, depth: usize, opened: &mut Vec<Result<Opened, Failure>>) {
    let name = path.to_string_lossy().into_owned();
    if !path.is_dir() {
        opened.push(match File::open(path) {
            Ok(mut file) => take(&name, &mut file),
            Err(error) => Err(Failure { input: name, why: explain(&error) }),
        });
        return;
    }
    if depth == MAX_DEPTH {
        opened.push(Err(Failure { input: name, why: format!("lies {MAX_DEPTH} folders deep; name it by itself to read it") }));
        return;
    }
    let listed = std::fs::read_dir(path).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>());
    match listed {
        Ok(mut entries) => {
            entries.sort();
            let hidden = |p: &Path| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            entries.iter().filter(|p| !hidden(p)).for_each(|p| open_path(p, depth + 1, opened));
        }
        Err(error) => opened.push(Err(Failure { input: name, why: explain(&error) })),
    }
}

fn take(name: &str, from: &mut dyn Read) -> Result<Opened, Failure> {
    let mut bytes = Vec::new();
    match from.take(MAX_BYTES).read_to_end(&mut bytes) {
        Ok(_) => Ok(Opened { name: name.to_owned(), bytes, url: None, content_type: None }),
        Err(error) => Err(Failure { input: name.to_owned(), why: explain(&error) }),
    }
}

fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        _ => format!("can't be read: {error}"),
    }
}
