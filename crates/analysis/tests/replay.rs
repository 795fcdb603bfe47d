//! Every file of the corpora of the fuzz targets `dates` and `numbers` through the same entry points.

#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used)] // the corpora are read from files

#[path = "../../../fuzz/when.rs"]
#[allow(unreachable_pub)] // the fuzz targets' entries as well
mod when;

use std::path::Path;

#[test]
fn corpora_are_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (target, run) in [("dates", when::dates as fn(&[u8])), ("numbers", when::numbers)] {
        let mut files = 0;
        for file in std::fs::read_dir(corpus.join(target)).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            run(&bytes);
            // cut anywhere it must be read as well, and in every other language
            (0..bytes.len()).step_by(bytes.len() / 20 + 1).for_each(|end| run(&bytes[..end]));
            for lang in 0..7 {
                run(&[&[lang], &bytes[1..]].concat());
            }
            files += 1;
        }
        assert!(files >= 4, "{target}: {files} files");
    }
}
