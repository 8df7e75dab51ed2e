//! Compares the constraints of values: loosened, tightened, or written in another way.

use super::comparison::{Comparison, Values};
use super::rules::Kind;
use super::side::Reach;
use crate::patterns::{self, Limits, Relation};
use crate::plan::{Facts, Site};
use crate::smithy::{Decimal, Length, Range};

impl Comparison<'_> {
    /// Compares the facts of a member and of the items in it, and whether they are sensitive.
    pub(super) fn facts(&mut self, old: &Facts, new: &Facts, place: &Reach) {
        match (&old.sensitive, &new.sensitive) {
            (None, Some(site)) => self.add(Kind::SensitiveAdded, site, (None, None), place.clone()),
            (Some(site), None) => self.add(Kind::SensitiveRemoved, site, (None, None), place.clone()),
            _ => {}
        }
        if old.token != new.token {
            let kind = if new.token { Kind::IdempotencyTokenAdded } else { Kind::IdempotencyTokenRemoved };
            self.add(kind, &new.site, (None, None), place.clone());
        }
        self.constraints(old, new, place);
    }

    fn constraints(&mut self, old: &Facts, new: &Facts, place: &Reach) {
        if !self.text_limits(old, new, place) {
            self.length(old, new, place);
            self.pattern(old, new, place);
        }
        self.range(old, new, place);
        if old.unique != new.unique {
            let kind = if new.unique { Kind::UniqueAdded } else { Kind::UniqueRemoved };
            let site =
                site(old, new, old.unique.then_some(old.inherited.unique), new.unique.then_some(new.inherited.unique));
            self.add(kind, site, (None, None), place.clone());
        }
        let suffix = if new.keys.is_some() { "{}" } else { "[]" };
        for (old, new) in [(&old.items, &new.items), (&old.keys, &new.keys)] {
            if let (Some(old), Some(new)) = (old, new) {
                self.constraints(old, new, &place.inside(suffix));
            }
        }
    }

    fn length(&mut self, old: &Facts, new: &Facts, place: &Reach) {
        let (before, after) = (lengths(old), lengths(new));
        let (old_min, old_max) = before.unwrap_or_default();
        let (new_min, new_max) = after.unwrap_or_default();
        let change = Change {
            looser: new_min < old_min || beyond(new_max, old_max),
            tighter: new_min > old_min || beyond(old_max, new_max),
        };
        let kind = change.kind([Kind::LengthLoosened, Kind::LengthTightened, Kind::LengthChanged]);
        let text = |limits: Option<(Option<u64>, Option<u64>)>| limits.map(|(min, max)| span(min, max));
        let site = site(old, new, before.map(|_| old.inherited.length), after.map(|_| new.inherited.length));
        self.limit(kind, site, (text(before), text(after)), place);
    }

    fn range(&mut self, old: &Facts, new: &Facts, place: &Reach) {
        let limits = |facts: &Facts| {
            let Range { min, max } = facts.range.clone()?;
            (min.is_some() || max.is_some()).then_some((min, max))
        };
        let (before, after) = (limits(old), limits(new));
        let (old_min, old_max) = before.clone().unwrap_or_default();
        let (new_min, new_max) = after.clone().unwrap_or_default();
        let change = Change {
            looser: above(&old_min, &new_min)
                || above(&new_max, &old_max)
                || (new_max.is_none() && old_max.is_some())
                || (new_min.is_none() && old_min.is_some()),
            tighter: above(&new_min, &old_min)
                || above(&old_max, &new_max)
                || (old_max.is_none() && new_max.is_some())
                || (old_min.is_none() && new_min.is_some()),
        };
        let kind = change.kind([Kind::RangeLoosened, Kind::RangeTightened, Kind::RangeChanged]);
        let text = |limits: Option<(Option<Decimal>, Option<Decimal>)>| limits.map(|(min, max)| span(min, max));
        let site =
            site(old, new, before.as_ref().map(|_| old.inherited.range), after.as_ref().map(|_| new.inherited.range));
        self.limit(kind, site, (text(before), text(after)), place);
    }

    /// Compares length and pattern together, if both changed: models replace one by the other. Returns false if they must
    /// be compared one by one.
    fn text_limits(&mut self, old: &Facts, new: &Facts, place: &Reach) -> bool {
        if old.pattern == new.pattern || old.unit != "characters" || lengths(old) == lengths(new) {
            return false;
        }
        let Some(relation) = patterns::relation(limits(old), limits(new)) else { return false };
        let text = |facts: &Facts| {
            let length = lengths(facts).map(|(min, max)| format!("length {}", span(min, max)));
            let pattern = facts.pattern.as_ref().map(|pattern| format!("pattern {pattern}"));
            let words: Vec<String> = length.into_iter().chain(pattern).collect();
            (!words.is_empty()).then(|| words.join(", "))
        };
        let inherited = |facts: &Facts| {
            let is_set = lengths(facts).is_some() || facts.pattern.is_some();
            let of_length = lengths(facts).is_none() || facts.inherited.length;
            let of_pattern = facts.pattern.is_none() || facts.inherited.pattern;
            is_set.then_some(of_length && of_pattern)
        };
        let site = site(old, new, inherited(old), inherited(new));
        self.add(pattern_kind(relation), site, (text(old), text(new)), place.clone());
        true
    }

    fn pattern(&mut self, old: &Facts, new: &Facts, place: &Reach) {
        let kind = match (&old.pattern, &new.pattern) {
            (old, new) if old == new => return,
            (None, _) => Kind::PatternAdded,
            (_, None) => Kind::PatternRemoved,
            (Some(before), Some(after)) => {
                let alone = |pattern| Limits { length: (None, None), pattern: Some(pattern) };
                let relation = patterns::relation(alone(before.as_str()), alone(after.as_str()));
                relation.map_or(Kind::PatternChanged, pattern_kind)
            }
        };
        let inherited = |facts: &Facts| facts.pattern.as_ref().map(|_| facts.inherited.pattern);
        let site = site(old, new, inherited(old), inherited(new));
        self.add(kind, site, (old.pattern.clone(), new.pattern.clone()), place.clone());
    }

    fn limit(&mut self, kind: Option<Kind>, site: Site, values: Values, place: &Reach) {
        if let Some(kind) = kind {
            self.add(kind, site, values, place.clone());
        }
    }
}

/// How limits changed.
struct Change {
    looser: bool,
    tighter: bool,
}

impl Change {
    fn kind(&self, [looser, tighter, moved]: [Kind; 3]) -> Option<Kind> {
        match (self.looser, self.tighter) {
            (false, false) => None,
            (true, false) => Some(looser),
            (false, true) => Some(tighter),
            (true, true) => Some(moved),
        }
    }
}

/// True if the maximum `a` allows more than `b`.
fn beyond(a: Option<u64>, b: Option<u64>) -> bool {
    match (a, b) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(a), Some(b)) => a > b,
    }
}

/// True if both are limits and `a` is the greater number.
fn above(a: &Option<Decimal>, b: &Option<Decimal>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => match (a.as_i128(), b.as_i128()) {
            (Some(a), Some(b)) => a > b,
            _ => a.as_f64() > b.as_f64(),
        },
        _ => false,
    }
}

fn span<T: ToString>(min: Option<T>, max: Option<T>) -> String {
    let text = |limit: Option<T>| limit.map(|limit| limit.to_string()).unwrap_or_default();
    format!("{}..{}", text(min), text(max))
}

fn pattern_kind(relation: Relation) -> Kind {
    match relation {
        Relation::Same => Kind::PatternRewritten,
        Relation::Looser => Kind::PatternLoosened,
        Relation::Tighter => Kind::PatternTightened,
        Relation::Other => Kind::PatternChanged,
    }
}

fn limits(facts: &Facts) -> Limits<'_> {
    Limits { length: lengths(facts).unwrap_or_default(), pattern: facts.pattern.as_deref() }
}

/// The limits of the length. A minimum of 0 is none.
fn lengths(facts: &Facts) -> Option<(Option<u64>, Option<u64>)> {
    let Length { min, max } = facts.length?;
    let min = min.filter(|min| *min > 0);
    (min.is_some() || max.is_some()).then_some((min, max))
}

/// The place of a constraint: the shape of the values if it is there on each side that has it, or else the member.
/// `old_inherited` and `new_inherited` are `None` on a side without the constraint.
fn site(old: &Facts, new: &Facts, old_inherited: Option<bool>, new_inherited: Option<bool>) -> Site {
    let is_of_target = old.target == new.target
        && old_inherited.is_none_or(|inherited| inherited)
        && new_inherited.is_none_or(|inherited| inherited);
    if is_of_target { Site::shape(&new.target) } else { new.site.clone() }
}
