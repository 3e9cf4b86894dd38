package entity

import (
	"strings"

	"qari/model"
	"qari/model/entity/lexicon"
	"qari/model/entity/tagger"
)

// keys gives every name a key that is equal for its spellings. A name of a
// lexicon has its entry's first spelling as key. Any other name has its
// skeleton, what is left when everything that newspapers spell differently
// is taken away, or the key of the one lexicon entry with that skeleton.
type keys struct {
	exact    map[string]string // normal spelling with label → key
	skeleton map[string]string // the same of skeletons; "" where entries compete
	nisba    *nisba
}

func newKeys(n *nisba) *keys {
	return &keys{exact: make(map[string]string, 16<<10), skeleton: make(map[string]string, 16<<10), nisba: n}
}

// skeletonOf is the skeleton of a name. In that of an organisation an
// adjective is its country, so that «الأميركية» and «الأمريكية» are the same,
// and «وزارة» is left out, as newspapers do before «الخارجية».
func (k *keys) skeletonOf(label model.Label, name string) string {
	if label != model.ORG || !strings.Contains(name, " ") {
		return skeleton(name)
	}
	words := strings.Fields(name)
	if words[0] == "وزارة" {
		words = words[1:]
	}
	for i, w := range words {
		if code := k.nisba.country(w); i > 0 && code != "" {
			words[i] = code
		}
	}
	return skeleton(strings.Join(words, " "))
}

// labelOf is the label that an entry of a lexicon has; ok is false for
// lexicons of single words and titles.
func labelOf(kind lexicon.Kind) (label model.Label, ok bool) {
	switch {
	case kind&tagger.Person != 0:
		return model.PER, true
	case kind&tagger.Place != 0:
		return model.LOC, true
	case kind&tagger.Group != 0:
		return model.ORG, true
	}
	return 0, false
}

func (k *keys) add(e lexicon.Entry) {
	label, ok := labelOf(e.Kind)
	if !ok {
		return
	}
	key := prefixed(label, normal(e.Spellings[0]))
	if old, ok := k.exact[key]; ok {
		key = old
	}
	for _, s := range e.Spellings {
		if n := prefixed(label, normal(s)); k.exact[n] == "" {
			k.exact[n] = key
		}
		s := prefixed(label, k.skeletonOf(label, s))
		if old, ok := k.skeleton[s]; ok && old != key {
			k.skeleton[s] = ""
		} else if !ok {
			k.skeleton[s] = key
		}
	}
}

// of returns the key of a name.
func (k *keys) of(label model.Label, name string) string {
	if key := k.exact[prefixed(label, normal(name))]; key != "" {
		return key
	}
	s := prefixed(label, k.skeletonOf(label, name))
	if key := k.skeleton[s]; key != "" {
		return key
	}
	return s
}

func prefixed(label model.Label, s string) string { return label.String() + " " + s }

// normal is the tagger's spelling of a name without the spaces between words.
func normal(name string) string {
	return strings.ReplaceAll(string(tagger.Normal(nil, name)), " ", "")
}

// skeletal maps the letters that transliterations use for one another.
var skeletal = strings.NewReplacer(
	"غ", "ج", "ق", "ج", "ط", "ت", "ء", "", "ئ", "ي", "ؤ", "و", "-", "", " ", "", "'", "", "’", "",
)

// skeleton is what spellings of one name have in common.
func skeleton(name string) string {
	s := skeletal.Replace(string(tagger.Normal(nil, name)))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
