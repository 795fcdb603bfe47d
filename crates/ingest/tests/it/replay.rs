//! Every file of the fuzz targets' corpora through the same entry points.

use super::entry;
use std::path::Path;

#[test]
fn corpora_are_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (target, run) in [("html", entry::html as fn(&[u8])), ("feed", entry::feed), ("warc", entry::warc)] {
        let mut files = 0;
        for file in std::fs::read_dir(corpus.join(target)).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            run(&bytes);
            // Cut anywhere it must be read as well.
            (0..bytes.len()).step_by(bytes.len() / 20 + 1).for_each(|end| run(&bytes[..end]));
            files += 1;
        }
        assert!(files >= 4, "{target}: {files} files");
    }
}
