//! The JSON of `annotate`: an analysis with offsets in scalars, without articles' ids.

use recoupe_model::{Analysis, EntityKind, Form, Integrity, Modifier, Piece, SpeechKind, Stance, Standing, Text, TimeClass, Value, Voice};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Annotation {
    id: String,
    mentions: Vec<MentionLine>,
    times: Vec<TimeLine>,
    statements: Vec<StatementLine>,
    figures: Vec<FigureLine>,
}

#[derive(Clone, Copy, Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct MentionLine {
    #[serde(flatten)]
    place: Place,
    kind: EntityKind,
    form: Form,
    entity: Option<String>,
}

#[derive(Serialize)]
struct TimeLine {
    #[serde(flatten)]
    place: Place,
    r#type: TimeClass,
    value: String,
    edtf: Option<String>,
    /// Both readings of a date that can be read in two orders.
    #[serde(skip_serializing_if = "Option::is_none")]
    either: Option<[String; 2]>,
}

#[derive(Serialize)]
struct NameLine {
    id: Option<String>,
    name: String,
    span: Place,
}

#[derive(Serialize)]
struct SpeakerLine {
    #[serde(flatten)]
    name: NameLine,
    role: Option<Place>,
}

#[derive(Serialize)]
struct StatementLine {
    id: String,
    kind: SpeechKind,
    span: Place,
    parts: Vec<Place>,
    cue: Option<Place>,
    speaker: Option<SpeakerLine>,
    via: Option<NameLine>,
    stance: Stance,
    to: Option<NameLine>,
    standing: Standing,
    warnings: Vec<Integrity>,
}

#[derive(Serialize)]
struct FigureLine {
    #[serde(flatten)]
    place: Place,
    value: Value,
    min: Option<f64>,
    max: Option<f64>,
    unit: String,
    modifier: Modifier,
}

impl Annotation {
    pub(crate) fn new(id: &str, text: &Text, analysis: &Analysis) -> Self {
        let place = |p: Piece| Place { start: text.scalar(p.start), end: text.scalar(p.end) };
        let entity = |n: usize| format!("e{}", n + 1);
        let name = |v: Voice| NameLine {
            id: v.entity.map(entity),
            name: text.slice(v.entity.and_then(|n| analysis.entities.get(n)).map_or(v.piece, |e| e.name)).to_owned(),
            span: place(v.piece),
        };
        Self {
            id: id.to_owned(),
            mentions: analysis
                .mentions
                .iter()
                .map(|m| MentionLine { place: place(m.piece), kind: m.kind, form: m.form, entity: m.entity.map(entity) })
                .collect(),
            times: analysis
                .times
                .iter()
                .map(|t| TimeLine {
                    place: place(t.piece),
                    r#type: t.class,
                    value: t.value.clone(),
                    edtf: t.edtf.as_ref().map(|e| e.as_str().to_owned()),
                    either: t.either.as_ref().map(|e| e.clone().map(|e| e.as_str().to_owned())),
                })
                .collect(),
            statements: analysis
                .statements
                .iter()
                .enumerate()
                .map(|(n, s)| StatementLine {
                    id: format!("s{}", n + 1),
                    kind: s.kind,
                    span: place(s.content),
                    parts: s.parts.iter().map(|p| place(*p)).collect(),
                    cue: s.cue.map(place),
                    speaker: s.speaker.map(|v| SpeakerLine { name: name(v), role: s.role.map(place) }),
                    via: s.via.map(name),
                    stance: s.stance,
                    to: s.to.map(name),
                    standing: s.standing,
                    warnings: s.integrity.clone(),
                })
                .collect(),
            figures: analysis
                .figures
                .iter()
                .map(|f| FigureLine {
                    place: place(f.piece),
                    value: f.value.clone(),
                    min: f.min,
                    max: f.max,
                    unit: f.unit.clone(),
                    modifier: f.modifier,
                })
                .collect(),
        }
    }
}
