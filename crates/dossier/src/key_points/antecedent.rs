//! Whom a line speaks of without naming him: what its pronoun or bare title stands for, where that is not said in the line.

use crate::context::Context;
use recoupe_model::{EntityKind, Form, Mention, Piece, Span};

/// What the first pronoun of a sentence, or the bare title that it begins with ("The secretary general said …"), stands for:
/// the nearest name before the sentence, or else the nearest noun phrase. None where the sentence itself names somebody
/// whom the pronoun may mean as well: a wrong name is worse than none.
pub(super) fn antecedent(desk: &Context, article: usize, sentence: Piece) -> Option<Span> {
    let mentions = &desk.analyses[article].mentions;
    let inside = || mentions.iter().filter(|m| sentence.contains(&m.piece));
    let hanging = inside().filter(|m| m.form == Form::Pronoun || bare_title(desk, article, sentence, m)).min_by_key(|m| m.piece.start)?;
    let entity = desk.entity(article, hanging.entity)?;
    let same = |m: &&Mention| m.piece != hanging.piece && m.form != Form::Pronoun && desk.entity(article, m.entity) == Some(entity);
    if inside().any(|m| same(&m)) {
        return None;
    }
    let said = said_by(desk, article, hanging);
    // who is spoken of goes on from sentence to sentence; who speaks in quotation after quotation need not be named in all
    let quoted = said.iter().any(|s| s.start < hanging.piece.start);
    let open = || rival(desk, article, sentence, hanging, &said) || !(quoted || spoken_of(desk, article, sentence, entity));
    if hanging.form == Form::Pronoun && open() {
        return None;
    }
    let before = || mentions.iter().filter(same).filter(|m| m.piece.end <= sentence.start);
    let nearest = |m: &&Mention| (m.piece.start, m.piece.end);
    let name = before().filter(|m| m.form == Form::Name).max_by_key(nearest);
    let phrase = || before().filter(|_| hanging.form == Form::Pronoun).max_by_key(nearest);
    desk.cut(article, name.or_else(phrase)?.piece)
}

/// What a mention says.
fn said_by(desk: &Context, article: usize, mention: &Mention) -> Vec<Piece> {
    let statements = desk.analyses[article].statements.iter();
    statements.filter(|s| s.speaker.is_some_and(|v| v.piece == mention.piece)).map(|s| s.content).collect()
}

/// Names the sentence somebody else before the pronoun? Who is named in what the pronoun says is no rival: "‘The EU …’, it
/// said".
fn rival(desk: &Context, article: usize, sentence: Piece, pronoun: &Mention, said: &[Piece]) -> bool {
    let before = |m: &&Mention| m.piece.start >= sentence.start && m.piece.end <= pronoun.piece.start && m.form != Form::Pronoun;
    let mut named = desk.analyses[article].mentions.iter().filter(before);
    named.any(|m| alike(m.kind, pronoun.kind) && !said.iter().any(|s| s.contains(&m.piece)))
}

/// Does the sentence before speak of somebody, too? Where it does not, another one may be meant.
fn spoken_of(desk: &Context, article: usize, sentence: Piece, entity: usize) -> bool {
    let analysis = desk.analyses[article];
    let last = analysis.sentences.iter().filter(|s| s.piece.end <= sentence.start && !s.piece.is_empty()).max_by_key(|s| s.piece.start);
    let Some(last) = last else { return false };
    analysis.mentions.iter().any(|m| last.piece.contains(&m.piece) && desk.entity(article, m.entity) == Some(entity))
}

/// A person's title or description without a name, as the first words of the sentence.
fn bare_title(desk: &Context, article: usize, sentence: Piece, mention: &Mention) -> bool {
    let before = desk.words(article, Piece::new(sentence.start, mention.piece.start));
    mention.form == Form::Nominal
        && mention.kind == EntityKind::Person
        && before.split(|c: char| !c.is_alphanumeric()).all(|w| w.chars().count() < 4)
}

/// May one pronoun mean the one as well as the other? A person is no body.
fn alike(a: EntityKind, b: EntityKind) -> bool {
    (a == EntityKind::Person) == (b == EntityKind::Person)
}
