//! Which lines become key points, and in what order: first what most independent sources carry; with it what others say
//! of the same thing, each from another source; and the other side, where there is one.

use super::look::Look;
use super::sides::Sides;
use crate::points::{SAME_MATTER, SAME_THING};

/// The reader is shown at most so many key points: with 12, 13, 14 and 15 of them the mean score over seventeen events is
/// 0.827, 0.829, 0.833 and 0.836.
const POINTS: usize = 15;
/// … of so many lines.
pub(super) const LINES: usize = 4;
/// Two lines more alike than this (cosine) say the same in the same words: one of them is enough.
const ALIKE: f64 = 0.6;
/// A line nearer than this to one shown (chance or cosine) makes no key point of its own.
const NEAR: f64 = 0.6;
/// What nearness to a line shown takes from the worth of a key point: of 0.2 to 0.6 the best (0.836, 0.841, 0.839).
const REPEATS: f64 = 0.4;
/// A key point that is worth less than this share of the first is none: of 0 to 0.25 the best mean (0.852; 0.856 at 0.1 to 0.2;
/// 0.851), since short reports have not fifteen.
const SLIGHTEST: f64 = 0.15;
/// … but for so many: a page of few key points is short as it is.
const FEW: usize = 5;
/// A line of less worth is not added to another's key point, unless it is the only one: of 0.2, 0.3 and 0.4 the last shows
/// most lines that people chose (0.843, 0.849, 0.855 of the lines, at a coverage of 0.886, 0.886, 0.877); this lies between the
/// last two.
const WORTH: f64 = 0.35;
/// What a line's own worth counts beside the chance that it says the same.
const OWN: f64 = 0.4;
/// Lines that less surely say the same than this …
pub(super) const SURE: f64 = 0.5;
/// … must share some matter, not only names: have at least this cosine of their words without names. At 0.1, or asked of the
/// sure ones, too, lines that people chose are lost (key points of eleven events 0.873 and 0.867, here 0.877).
const MATTER: f64 = 0.05;
/// A line has at least so many content words.
const WORDS: usize = 5;
/// … or so many, if it says no and others surely say so, too.
const NO_WORDS: usize = 2;

/// The key points as indices of units, the main line of each first.
pub(super) fn choose(look: &Look) -> Vec<Vec<usize>> {
    // "she had never asked for it": who says no needs few words
    let enough = |n: usize| look.says_no(n) && look.elsewhere[n] >= SURE && look.units[n].words.len() >= NO_WORDS;
    let closed = |n: usize| !look.ties.is_first(n) || (look.units[n].words.len() < WORDS && !enough(n));
    let count = look.units.len();
    let (closed, near) = ((0..count).map(closed).collect(), vec![0.0; count]);
    let mut chooser = Chooser { look, near, closed, leads: vec![true; count], shown: vec![false; count] };
    let sides = Sides::new(look);
    let mut out = Vec::new();
    let mut first = None;
    while out.len() < POINTS {
        let Some((worth, main)) = chooser.next() else { break };
        // a key point begins with no line that hangs on one not shown; beside another it may stand
        if !look.is_sentence(main) || look.hangs(main) {
            chooser.leads[main] = false;
            continue;
        }
        if worth < SLIGHTEST * *first.get_or_insert(worth) && out.len() >= FEW {
            break;
        }
        let mut lines = vec![main];
        chooser.others(&mut lines);
        look.put_first_what_is_read(&mut lines);
        sides.complete(&mut lines, &|n, lines| chooser.may_answer(n, lines));
        chooser.show(&lines);
        out.push(lines);
    }
    out
}

impl Look<'_, '_> {
    /// Where a line of which little is read leads, one that says the same in a language read in full takes its place: what it is
    /// about and who answers it are found from its grammar.
    fn put_first_what_is_read(&self, lines: &mut [usize]) {
        let read = |n: usize| self.desk.is_read_in_full(self.units[n].article);
        let Some(main) = lines.first().copied().filter(|main| !read(*main)) else { return };
        let leads = |n: usize| read(n) && self.ties.chance(main, n) >= SAME_THING && !self.hangs(n);
        if let Some(at) = lines.iter().position(|n| leads(*n)) {
            lines[..=at].rotate_right(1);
        }
    }
}

/// Are two lines that likely say the same on one matter? Names alone do not make one; across languages only they and numbers
/// can be compared.
fn is_on_it(look: &Look, main: usize, other: usize) -> bool {
    let sure = look.ties.chance(main, other) >= SURE || look.units[main].lang != look.units[other].lang;
    sure || look.matter(main, other) >= MATTER
}

struct Chooser<'l, 'a, 'b> {
    look: &'l Look<'a, 'b>,
    /// How near each unit is to what is shown.
    near: Vec<f64>,
    /// Which units can't be shown as lines of their own.
    closed: Vec<bool>,
    /// Which may be the main line of a key point, as far as they were asked.
    leads: Vec<bool>,
    /// Which are shown, or say the same as one that is.
    shown: Vec<bool>,
}

impl Chooser<'_, '_, '_> {
    /// The main line of the next key point, what another source has, too, and is not yet shown, with what it is worth.
    fn next(&self) -> Option<(f64, usize)> {
        let open = |n: &usize| {
            self.leads[*n] && !self.closed[*n] && !self.shown[*n] && self.near[*n] < NEAR && self.look.elsewhere[*n] >= SAME_MATTER
        };
        let worth = |n: usize| (self.look.worth[n] - REPEATS * self.near[n], n);
        (0..self.look.units.len()).filter(open).map(worth).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)))
    }

    /// Adds what other sources say of the same thing.
    fn others(&self, lines: &mut Vec<usize>) {
        let (look, main) = (self.look, lines[0]);
        let mut found: Vec<(f64, usize)> = look.ties.near(main).iter().map(|(n, chance)| (chance + OWN * look.worth[*n], *n)).collect();
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let open = |n: usize, lines: &[usize]| {
            let other_source = lines.iter().all(|l| look.ties.source(*l) != look.ties.source(n));
            other_source && self.is_fresh(n, lines) && look.is_sentence(n)
        };
        for (_, n) in &found {
            let same = look.ties.chance(main, *n) >= SAME_THING && (look.worth[*n] >= WORTH || lines.len() == 1);
            if lines.len() < LINES && same && is_on_it(look, main, *n) && open(*n, lines) {
                lines.push(*n);
            }
        }
    }

    /// Is a line open, and another one than all of these?
    fn is_fresh(&self, n: usize, lines: &[usize]) -> bool {
        !self.closed[n] && self.may_answer(n, lines)
    }

    /// May a line be shown as the other side of these? It may be short, where it stands beside what it answers.
    fn may_answer(&self, n: usize, lines: &[usize]) -> bool {
        !self.shown[n] && lines.iter().all(|l| !self.look.same_sentence(*l, n) && self.look.cosine(*l, n) < ALIKE)
    }

    /// Counts lines as shown.
    fn show(&mut self, lines: &[usize]) {
        for &line in lines {
            let nearness = self.look.cosines(line);
            for n in 0..self.look.units.len() {
                let cosine = nearness(n);
                self.near[n] = self.near[n].max(self.look.ties.chance(line, n)).max(cosine);
                self.shown[n] |= cosine >= ALIKE || self.look.same_sentence(line, n);
            }
        }
    }
}
