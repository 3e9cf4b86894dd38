package conll

import (
	"fmt"
	"strings"
)

// Classes are the classes of names that are scored, in the order of a Score.
var Classes = [...]string{"PER", "LOC", "ORG"}

// Count is the number of names that are correct, found and expected.
type Count struct{ Right, Found, Wanted int }

// Precision is the share of the found names that are right, from 0 to 1. It is
// 1 if none was found.
func (c Count) Precision() float64 { return ratio(c.Right, c.Found) }

// Recall is the share of the wanted names that were found, from 0 to 1. It is 1
// if none was wanted.
func (c Count) Recall() float64 { return ratio(c.Right, c.Wanted) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (c Count) F1() float64 { return ratio(2*c.Right, c.Found+c.Wanted) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// add adds another count.
func (c *Count) add(o Count) {
	c.Right += o.Right
	c.Found += o.Found
	c.Wanted += o.Wanted
}

// Score counts names by class. A name is right if its class, first and last
// token are right.
type Score [len(Classes)]Count

// All returns the sum over all classes.
func (s *Score) All() (all Count) {
	for _, c := range s {
		all.add(c)
	}
	return all
}

// String returns a table of precision, recall and F1 in per cent.
func (s *Score) String() string {
	var b strings.Builder
	row := func(name string, c Count) {
		fmt.Fprintf(&b, "%-4s P %5.1f  R %5.1f  F1 %5.1f  (%d right, %d found, %d wanted)\n",
			name, 100*c.Precision(), 100*c.Recall(), 100*c.F1(), c.Right, c.Found, c.Wanted)
	}
	for i, c := range s {
		row(Classes[i], c)
	}
	row("all", s.All())
	return b.String()
}

// Name is a name in a sequence of tags: the tokens [Start, End).
type Name struct {
	Class      int // index into Classes
	Start, End int
}

// Names returns the names in a sequence of tags. As in conlleval, an I- tag
// that does not continue a name of its class begins one.
func Names(tags []string) []Name {
	var out []Name
	open := -1
	for i, tag := range tags {
		class := classOf(tag)
		if open >= 0 && strings.HasPrefix(tag, "I") && out[open].Class == class {
			out[open].End = i + 1
			continue
		}
		open = -1
		if class >= 0 {
			open = len(out)
			out = append(out, Name{class, i, i + 1})
		}
	}
	return out
}

// classOf returns the index of a tag's class, -1 for O and for classes that are
// not scored.
func classOf(tag string) int {
	if len(tag) < 3 { // without B- or I- and a class
		return -1
	}
	for i, c := range Classes {
		if tag[2:] == c || c == "PER" && tag[2:] == "PERS" {
			return i
		}
	}
	return -1
}

// Add scores the predicted tags of a sentence against the wanted tags.
func (s *Score) Add(wanted, found []string) {
	gold := map[Name]bool{}
	for _, n := range Names(wanted) {
		gold[n] = true
		s[n.Class].Wanted++
	}
	for _, n := range Names(found) {
		s[n.Class].Found++
		if gold[n] {
			s[n.Class].Right++
		}
	}
}
