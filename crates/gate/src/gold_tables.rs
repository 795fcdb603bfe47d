//! Makes the gold's nouns of the rows of its tables.

use crate::gold::{Block, Entity, Event, Figure, Gold, KeyPoint, Line, Mention, Point, Position, Report, Statement, Told, Value};
use crate::place::{Page, Quoted, Span};
use crate::table::Row;
use std::collections::BTreeMap;

fn list(field: &str) -> Vec<String> {
    field.split(',').map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect()
}

fn given(field: &str) -> Option<&str> {
    (!field.is_empty() && field != "-").then_some(field)
}

/// Fields of `articles.tsv` that say something about a page; every other one is a block of its text.
const FIELDS: [&str; 14] = [
    "file",
    "outlet",
    "also_outlet",
    "lang",
    "published",
    "published_within",
    "modified",
    "agency",
    "author",
    "relay",
    "relay_label",
    "original",
    "translated",
    "live",
];

impl Gold {
    pub(crate) fn read_reports(&mut self, rows: &[Row], texts: &BTreeMap<String, String>) {
        let mut cursor = 0;
        for row in rows {
            let (id, key, value) = (row.get(0), row.get(1), row.get(2));
            let doc = self.report(id).unwrap_or_else(|| {
                cursor = 0;
                self.reports.push(Report { id: id.to_owned(), ..Report::default() });
                self.reports.len() - 1
            });
            let report = &mut self.reports[doc];
            if FIELDS.contains(&key) {
                report.fields.entry(key.trim_start_matches("also_").to_owned()).or_default().push(value.to_owned());
                if key == "file" {
                    value.clone_into(&mut report.file);
                    match texts.get(value) {
                        Some(text) => report.page = Page::new(text),
                        None => self.lost.push(format!("{}: no text of {value}", row.at)),
                    }
                }
                continue;
            }
            // a block of furniture is whole lines; content may share its line with a dateline or a label
            let furniture = !matches!(key, "title" | "deck" | "heading" | "body");
            let page = &report.page;
            let line = |n: Option<&char>| n.is_none_or(|c| *c == '\n');
            let fits = |r: &std::ops::Range<usize>| {
                !furniture || (line(r.start.checked_sub(1).and_then(|n| page.chars.get(n))) && line(page.chars.get(r.end)))
            };
            let quoted = Quoted::new(value);
            let found = page.find(&quoted, None, |r| r.start >= cursor && fits(r)).or_else(|| page.find(&quoted, None, fits));
            match found {
                Some(range) => {
                    cursor = range.end;
                    report.blocks.push(Block { kind: key.to_owned(), span: Span { doc, start: range.start, end: range.end } });
                }
                // a reader may leave out what is not visible, but not the report
                None if furniture => {}
                None => self.lost.push(format!("{}: {id} {key} {:?}", row.at, value.chars().take(60).collect::<String>())),
            }
        }
        for report in &mut self.reports {
            report.blocks.sort_by_key(|b| b.span);
        }
    }

    pub(crate) fn read_entities(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            match row.get(0) {
                "entity" => self.entities.push(Entity {
                    id: row.get(1).to_owned(),
                    kind: row.get(2).to_owned(),
                    name: row.get(3).to_owned(),
                    parent: given(row.get(4)).map(str::to_owned),
                    mentions: Vec::new(),
                    roles: Vec::new(),
                }),
                "mention" => self.read_mention(row)?,
                "role" => {
                    let span = self.place(row, row.get(2), row.get(3), None);
                    self.entity(row, row.get(1))?.roles.extend(span);
                }
                other => return Err(format!("{}: {other:?} is no kind of row", row.at)),
            }
        }
        self.drop_nested();
        Ok(())
    }

    fn entity(&mut self, row: &Row, id: &str) -> Result<&mut Entity, String> {
        self.entities.iter_mut().find(|e| e.id == id).ok_or_else(|| format!("{}: no entity {id}", row.at))
    }

    fn read_mention(&mut self, row: &Row) -> Result<(), String> {
        let (kind, docs, words) = (row.get(2), list(row.get(3)), row.get(4));
        let quoted = Quoted::new(words);
        let single = words.rsplit_once(" @").is_some();
        let mut found = Vec::new();
        for (doc, report) in self.reports.iter().enumerate().filter(|(_, r)| docs.contains(&r.id) || docs == ["*"]) {
            let content =
                |r: &std::ops::Range<usize>| report.blocks.iter().any(|b| b.is_content() && b.span.start <= r.start && r.end <= b.span.end);
            let span = |r: std::ops::Range<usize>| Span { doc, start: r.start, end: r.end };
            if single {
                found.extend(report.page.find(&quoted, None, content).map(span));
            } else {
                // a noun phrase may open a sentence, or stand inside one
                let mut words = words.chars();
                let first = words.next();
                let capital = first.map(|f| f.to_uppercase().chain(words.clone()).collect::<String>());
                let small = first.map(|f| f.to_lowercase().chain(words).collect::<String>());
                let mut forms: Vec<String> = if matches!(kind, "title" | "group" | "periphrasis") {
                    capital.into_iter().chain(small).collect()
                } else {
                    vec![row.get(4).to_owned()]
                };
                forms.dedup();
                for form in forms {
                    found.extend(report.page.occurrences(&Quoted::new(&form)).into_iter().filter(|r| content(r)).map(span));
                }
            }
        }
        if found.is_empty() {
            self.lost.push(format!("{}: {words:?}", row.at));
        }
        let kind = kind.to_owned();
        self.entity(row, row.get(1))?.mentions.extend(found.into_iter().map(|span| Mention { kind: kind.clone(), span }));
        Ok(())
    }

    /// No mention inside a longer name, nor inside a longer mention of the same entity.
    fn drop_nested(&mut self) {
        let all: Vec<(usize, bool, Span)> =
            self.entities.iter().enumerate().flat_map(|(n, e)| e.mentions.iter().map(move |m| (n, m.kind == "name", m.span))).collect();
        for (n, entity) in self.entities.iter_mut().enumerate() {
            entity.mentions.sort_by_key(|m| m.span);
            entity.mentions.dedup_by_key(|m| m.span);
            let own = entity.kind == "organisation" || entity.kind == "unnamed_source";
            entity.mentions.retain(|m| {
                !all.iter().any(|(other, name, s)| {
                    let longer = s.doc == m.span.doc && s.start <= m.span.start && m.span.end <= s.end && s.len() > m.span.len();
                    longer && (*name || (*other == n && !(own && m.is_name())))
                })
            });
        }
    }

    pub(crate) fn read_statements(&mut self, rows: &[Row]) {
        for row in rows {
            let doc = row.get(0);
            let mut parts: Vec<Span> = Vec::new();
            for part in row.get(6).split(" | ") {
                let near = parts.last().copied();
                parts.extend(self.place(row, doc, part, near.as_ref()));
            }
            let Some(first) = parts.first().copied() else { continue };
            let mut beside = |words: &str| given(words).and_then(|w| self.place(row, doc, w, Some(&first)));
            let (speaker_words, cue) = (beside(row.get(4)), beside(row.get(5)));
            let remarks = row.get(7);
            self.statements.push(Statement {
                kind: row.get(1).to_owned(),
                stances: list(row.get(2)),
                speakers: list(row.get(3)),
                speaker_words,
                cue,
                parts,
                optional: remarks.contains("optional"),
                via: remarks.split_whitespace().find_map(|w| w.strip_prefix("via=")).map(str::to_owned),
            });
        }
    }

    pub(crate) fn read_events(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            if row.get(0) == "event" {
                self.events.push(Event {
                    id: row.get(1).to_owned(),
                    date: row.get(2).to_owned(),
                    precision: row.get(3).to_owned(),
                    status: row.get(4).to_owned(),
                    importance: row.number(5)?,
                    label: row.get(6).to_owned(),
                    told: Vec::new(),
                });
                continue;
            }
            let Some(phrase) = self.place(row, row.get(2), row.get(5), None) else { continue };
            let time = given(row.get(3)).and_then(|w| self.place(row, row.get(2), w, Some(&phrase)));
            let value = given(row.get(4)).unwrap_or("").to_owned();
            let event = self.events.iter_mut().find(|e| e.id == row.get(1)).ok_or_else(|| format!("{}: no such event", row.at))?;
            event.told.push(Told { time, value, phrase });
        }
        Ok(())
    }

    pub(crate) fn read_figures(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            match row.get(0) {
                "figure" => self.figures.push(Figure {
                    id: row.get(1).to_owned(),
                    salience: row.number(2)?,
                    unit: row.get(3).to_owned(),
                    what: row.get(4).to_owned(),
                    values: Vec::new(),
                }),
                "value" => {
                    let Some(context) = self.place(row, row.get(2), row.get(6), None) else { continue };
                    let Some(number) = self.place(row, row.get(2), row.get(3), Some(&context)) else { continue };
                    let value = row.get(4).to_owned();
                    let exact = value.parse().unwrap_or(0.0);
                    let range = (row.number(7).unwrap_or(exact), row.number(8).unwrap_or(exact));
                    let figure =
                        self.figures.iter_mut().find(|f| f.id == row.get(1)).ok_or_else(|| format!("{}: no such figure", row.at))?;
                    figure.values.push(Value { number, value, mode: row.get(5).to_owned(), context, range });
                }
                "apart" => self.figures_apart.push((row.get(1).to_owned(), row.get(2).to_owned(), row.get(3).to_owned())),
                "none" => {
                    if let Some(span) = self.place(row, row.get(1), row.get(2), None) {
                        self.not_figures.push((span, row.get(3).to_owned()));
                    }
                }
                other => return Err(format!("{}: {other:?} is no kind of row", row.at)),
            }
        }
        Ok(())
    }

    pub(crate) fn read_points(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            match row.get(0) {
                "point" => self.points.push(Point {
                    id: row.get(1).to_owned(),
                    relation: row.get(2).to_owned(),
                    importance: row.number(3)?,
                    reach: row.get(4).to_owned(),
                    claim: row.get(5).to_owned(),
                    optional: row.get(6) == "optional",
                    parts: Vec::new(),
                    pairs: BTreeMap::new(),
                }),
                "part" => {
                    // places are counted by the pairs: a lost one must not shift them
                    let span = self.place(row, row.get(2), row.get(3), None).unwrap_or(Span { doc: 0, start: 0, end: 0 });
                    self.point(row)?.parts.push(span);
                }
                "pair" => {
                    let (a, b) = (row.number(2)?, row.number(3)?);
                    self.point(row)?.pairs.insert((a, b), row.get(4).to_owned());
                }
                "apart" => {
                    let (a, b) = (self.place(row, row.get(1), row.get(2), None), self.place(row, row.get(3), row.get(4), None));
                    self.points_apart.extend(a.zip(b).map(|(a, b)| (a, b, row.get(5).to_owned())));
                }
                other => return Err(format!("{}: {other:?} is no kind of row", row.at)),
            }
        }
        Ok(())
    }

    fn point(&mut self, row: &Row) -> Result<&mut Point, String> {
        self.points.iter_mut().find(|p| p.id == row.get(1)).ok_or_else(|| format!("{}: no such point", row.at))
    }

    pub(crate) fn read_positions(&mut self, rows: &[Row]) {
        for row in rows {
            if let Some(span) = self.place(row, row.get(0), row.get(5), None) {
                self.positions.push(Position {
                    party: row.get(1).to_owned(),
                    issue: row.get(2).to_owned(),
                    stance: row.get(3).to_owned(),
                    speaker: given(row.get(4)).map(str::to_owned),
                    span,
                });
            }
        }
    }

    pub(crate) fn read_key_points(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            let rank: usize = row.number(1)?;
            if row.get(0) == "topic" {
                let sides = given(row.get(3)).map(str::to_owned);
                self.key_points.push(KeyPoint { rank, topic: row.get(2).to_owned(), sides, lines: Vec::new() });
                continue;
            }
            let Some(span) = self.place(row, row.get(3), row.get(4), None) else { continue };
            let antecedent = given(row.get(5)).and_then(|w| self.place(row, row.get(3), w, Some(&span)));
            let topic = self.key_points.iter_mut().find(|k| k.rank == rank).ok_or_else(|| format!("{}: no such topic", row.at))?;
            topic.lines.push(Line { primary: row.get(2) == "primary", span, antecedent });
        }
        Ok(())
    }

    pub(crate) fn read_origins(&mut self, rows: &[Row]) {
        self.kinds = vec![Vec::new(); self.reports.len()];
        for row in rows {
            let docs: Vec<usize> = list(row.get(1)).iter().filter_map(|id| self.report(id)).collect();
            if row.get(0) == "kind" {
                for doc in docs {
                    self.kinds[doc] = list(row.get(2));
                }
            } else {
                self.groups.entry(row.get(0).to_owned()).or_default().push(docs);
            }
        }
    }
}
