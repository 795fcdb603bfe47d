//! A dossier → what a person reads: HTML, Markdown, terminal text.
