package entity

import (
	"cmp"
	"slices"
	"strings"

	"qari/model"
	"qari/model/entity/tagger"
)

// refer gives every mention of a person the name and key of whom it means. A
// mention means a longer name of the article if it is a run of that name's
// parts, and of nobody else's: «نصر الله» is «حسن نصر الله». A first name alone
// does so only after the person was introduced, and with a ruler's title
// («الملك فيصل») only if the person has it too. A run of the parts of two
// people stays a name of its own.
func (f *Finder) refer(mentions []mention) {
	people, at := f.people(mentions)
	known := registry{map[string]*individual{}, map[string]*individual{}, map[string]*individual{}}
	for _, p := range people {
		known.enter(p)
	}
	for i, p := range at {
		if p != nil {
			shown := known.meant(p, &mentions[i], i).shown
			mentions[i].name, mentions[i].key = shown.name, shown.key
		}
	}
}

// individual is a name by which an article calls a person.
type individual struct {
	name, key string
	parts     []string // see [parts]
	count     int      // of mentions
	ranks     []string // rulers' titles before it

	// of is the longest name that it stands for, itself if there is none. Only
	// there are the following set: the name to show for all of them, and the
	// index of the first mention by any of them.
	of    *individual
	shown *individual
	since int
}

// people returns the names of people, each once, the longest first, and which
// of them each mention has: nil for places and organisations.
func (f *Finder) people(mentions []mention) (people, at []*individual) {
	index := map[string]*individual{}
	at = make([]*individual, len(mentions))
	for i, m := range mentions {
		if m.label != model.PER {
			continue
		}
		p := index[m.name]
		if p == nil {
			p = &individual{name: m.name, key: f.keys.of(model.PER, m.name), parts: parts(m.name), since: i}
			p.of, p.shown = p, p
			index[m.name] = p
			people = append(people, p)
		}
		p.count++
		if m.rank != "" && !slices.Contains(p.ranks, m.rank) {
			p.ranks = append(p.ranks, m.rank)
		}
		at[i] = p
	}
	slices.SortStableFunc(people, func(a, b *individual) int { return cmp.Compare(len(b.parts), len(a.parts)) })
	return people, at
}

// registry finds the longest names by what can stand for them; nil stands where
// two people have the same.
type registry struct {
	keys, runs, firsts map[string]*individual
}

// enter takes a name in, after all that are longer.
func (r registry) enter(p *individual) {
	long := r.keys[p.key]
	if long == nil {
		long = r.runs[strings.Join(p.parts, "")]
	}
	if long == nil {
		long = p
	}
	p.of = long
	if r.keys[p.key] == nil {
		r.keys[p.key] = long
	}
	if long != p {
		long.join(p)
	}
	if n := len(p.parts); n > 1 && n <= longestRun {
		p.eachRun(func(run string) { claim(r.runs, run, long) })
		claim(r.firsts, p.parts[0], long)
	}
}

// longestRun is the most parts of a name that others can stand for. No newspaper
// calls a person by more; it bounds the work for a hostile text.
const longestRun = 8

func claim(owners map[string]*individual, run string, p *individual) {
	if old, taken := owners[run]; taken && old != p {
		p = nil
	}
	owners[run] = p
}

// eachRun calls each with the runs of parts that can stand for the name: the
// last part, any that begins with a word like «بن», and all of two parts or
// more; and the first part with the last ones, for those who leave out the
// father's name.
func (p *individual) eachRun(each func(run string)) {
	n := len(p.parts)
	for start := range n {
		for end := start + 1; end <= n; end++ {
			single := end == start+1
			if !single || end == n && start > 0 || patronym(p.parts[start]) {
				each(strings.Join(p.parts[start:end], ""))
			}
		}
		if start > 1 {
			each(p.parts[0] + strings.Join(p.parts[start:], ""))
		}
	}
}

// join takes a shorter name or another spelling of the name in. The name to
// show is the one most often used of those that have the first part and
// another, because the longest is often a mistake made once.
func (p *individual) join(short *individual) {
	p.since = min(p.since, short.since)
	for _, rank := range short.ranks {
		if !slices.Contains(p.ranks, rank) {
			p.ranks = append(p.ranks, rank)
		}
	}
	full := short.parts[0] == p.parts[0]
	if full && short.count > p.shown.count {
		p.shown = short
	}
}

// meant returns the longest name for whom a mention stands, which has name p
// and index i.
func (r registry) meant(p *individual, m *mention, i int) *individual {
	if p.of != p || len(p.parts) > 1 {
		return p.of
	}
	whole := r.firsts[p.parts[0]]
	if whole == nil || whole.since > i {
		return p
	}
	if m.rank != "" && !slices.Contains(whole.ranks, m.rank) {
		return p
	}
	return whole
}

// parts are the parts of a person's name that can stand alone, as skeletons:
// «عبد السلام» and «نصر الله» are one each, and so are «بن معمر» and «أبو عاقلة»,
// which have a hyphen, as no skeleton has.
func parts(name string) []string {
	var out []string
	bound := false
	for w := range tagger.Words(name) {
		s := skeleton(w)
		if len(out) > 0 && (bound || bindsBack[w]) {
			out[len(out)-1] += s
		} else {
			out = append(out, s)
		}
		if bound = patronyms[w] || w == "عبد"; patronyms[w] {
			out[len(out)-1] += "-"
		}
	}
	return out
}

// patronym tells whether a part begins with a word like «بن».
func patronym(part string) bool { return strings.Contains(part, "-") }

var (
	patronyms = set("بن", "ابن", "بنت", "ولد", "أبو", "ابو", "أبي", "أبا", "أم", "آل", "آيت", "أيت", "ايت")
	bindsBack = set("الله", "الدين", "الإسلام")
)

// ranks are titles by which a first name alone names somebody.
var ranks = set("الملك", "ملك", "الأمير", "الأميرة", "السلطان", "الشيخ", "الشيخة", "النبي", "الرسول", "الإمام", "البابا", "القديس", "الملكة", "الخليفة", "سيدنا", "سيدي")
