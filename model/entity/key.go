package entity

import (
	"qari/model"
	"qari/model/entity/lexicon"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// keys gives all spellings of a name the same key. The key of a name in a
// lexicon is the first spelling of its entry. For any other name it is the
// skeleton, the part that all spellings in newspapers share. If exactly one
// lexicon entry has this skeleton, the key of that entry is used.
type keys struct {
	names    []string         // the first spellings
	exact    map[uint64]int32 // label and normal spelling → name
	skeleton map[uint64]int32 // label and skeleton → name; several if entries share a skeleton
	nisba    *nisba
	buf, bon []byte // buffers of add
}

const several = -1

func newKeys(n *nisba) *keys {
	return &keys{exact: make(map[uint64]int32, 24<<10), skeleton: make(map[uint64]int32, 24<<10), nisba: n}
}

// labelOf returns the label of a lexicon's entries. ok is false for lexicons of
// single words and titles.
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

// add adds an entry. It must not be called after the first call of of.
func (k *keys) add(e lexicon.Entry) {
	label, ok := labelOf(e.Kind)
	if !ok {
		return
	}
	k.buf = appendNormal(k.buf[:0], e.Spellings[0])
	name, old := k.exact[hash(label, k.buf)]
	if !old {
		name = int32(len(k.names))
		k.names = append(k.names, e.Spellings[0])
	}
	for _, s := range e.Spellings {
		k.buf = appendNormal(k.buf[:0], s)
		h := hash(label, k.buf)
		if _, ok := k.exact[h]; !ok {
			k.exact[h] = name
		}
		k.bon = k.appendSkeleton(k.bon[:0], label, s)
		h = hash(label, k.bon)
		if old, ok := k.skeleton[h]; ok && old != name {
			k.skeleton[h] = several
		} else if !ok {
			k.skeleton[h] = name
		}
	}
}

func (k *keys) of(label model.Label, name string) string {
	if i, ok := k.exact[hash(label, appendNormal(nil, name))]; ok {
		return prefixed(label, normal(k.names[i]))
	}
	bones := k.appendSkeleton(nil, label, name)
	if i, ok := k.skeleton[hash(label, bones)]; ok && i != several {
		return prefixed(label, normal(k.names[i]))
	}
	return prefixed(label, string(bones))
}

func prefixed(label model.Label, s string) string { return label.String() + " " + s }

// hash is FNV-1a of the label and the bytes.
func hash(label model.Label, b []byte) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(label)) * 1099511628211
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// normal returns the tagger's spelling of a name, without spaces.
func normal(name string) string { return string(appendNormal(nil, name)) }

func appendNormal(dst []byte, name string) []byte {
	for w := range tagger.Words(name) {
		dst = word.AppendName(dst, w)
	}
	return dst
}

// appendSkeleton appends the skeleton of a name. In the name of an organisation
// an adjective becomes its country, so that «الأميركية» and «الأمريكية» are the
// same. «وزارة» is left out, as newspapers do before «الخارجية».
func (k *keys) appendSkeleton(dst []byte, label model.Label, name string) []byte {
	if label != model.ORG {
		return word.AppendSkeleton(dst, name)
	}
	first := true
	for w := range tagger.Words(name) {
		code := ""
		if !first {
			code = k.nisba.country(w)
		}
		switch {
		case first && w == "وزارة" && len(name) > len(w):
		case code != "":
			dst = append(dst, code...)
		default:
			dst = word.AppendSkeleton(dst, w)
		}
		first = false
	}
	return dst
}

// skeleton returns the letters that all spellings of a name share.
func skeleton(name string) string { return string(word.AppendSkeleton(nil, name)) }
