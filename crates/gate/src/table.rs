//! Reads the gold's tables: tab-separated lines, `#` opens a remark. Knows no table's meaning.

use std::path::Path;

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `statements.tsv:12`, for messages.
    pub at: String,
    fields: Vec<String>,
}

impl Row {
    /// The n-th field, from 0; empty when the line is shorter.
    #[must_use]
    pub fn get(&self, n: usize) -> &str {
        self.fields.get(n).map_or("", String::as_str)
    }

    /// The n-th field as a number.
    ///
    /// # Errors
    /// When it is none.
    pub fn number<T: std::str::FromStr>(&self, n: usize) -> Result<T, String> {
        self.get(n).parse().map_err(|_| format!("{}: {:?} is no number", self.at, self.get(n)))
    }
}

/// Rows of a table's text; `name` goes into messages.
#[must_use]
pub fn parse(name: &str, text: &str) -> Vec<Row> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(n, line)| Row { at: format!("{name}:{}", n + 1), fields: line.split('\t').map(|f| f.trim().to_owned()).collect() })
        .collect()
}

/// Rows of a file in a folder.
///
/// # Errors
/// When the file can't be read.
pub fn load(folder: &Path, name: &str) -> Result<Vec<Row>, String> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(parse(name, &text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_empty_lines_are_no_rows_but_count() {
        let rows = parse("t.tsv", "# a remark\n\na\t b \n");
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].get(0), rows[0].get(1), rows[0].get(2)), ("a", "b", ""));
        assert_eq!(rows[0].at, "t.tsv:3");
    }
}
