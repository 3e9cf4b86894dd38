package entity

import (
	"strings"
	"testing"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// TestCode: the parts of a text in which no name is looked for.
func TestCode(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"زوروا https://example.com/elgouna غدا", "https://example.com/elgouna"},
		{"زوروا www.example.org/apple-event.html غدا", "www.example.org/apple-event.html"},
		{"راسلوا editor@example.org أو اتصلوا", "editor@example.org"},
		{"كتب (@Some_User) أمس", "(@Some_User)"},
		{"وسم #Elgouna انتشر", "#Elgouna"},
		{"الملف report.pdf جاهز", "report.pdf"},
		{"وقال if (window.jQuery) { $('#Share').show(); } إن", " if (window.jQuery) { $('#Share').show(); } "},
		{"قال <b>Apple</b> إن", " <b>Apple</b> "},
		{"قال &quot;Apple&quot; إن", " &quot;Apple&quot; "},
		{"كتب: Welcome to the future, my friend ثم", ": Welcome to the future, my friend "},
		{"أعلنت Apple وNATO أمس", ""},
		{"أعلنت Booking.com أمس", ""},
		{"زار University of California أمس", ""},
		{"أعلنت Société générale marocaine de banques أمس", ""},
		{"شركة AT&T وشركة S.P.A. أمس", ""},
		{"شاهدوا Back to the Future غدا", ""},
		{"قال \xff إن", ""},
		{"فاز 3-1 أمس", ""},
		{"", ""},
	} {
		var got []string
		for _, s := range code(nil, c.text, 0) {
			got = append(got, s.Of(c.text))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
	if got := code(nil, "x.y", 5); len(got) != 1 || got[0].Start != 5 || got[0].End != 8 {
		t.Errorf("at 5: %v", got)
	}
}

// TestUnlabel: a name ends where code begins. The labels are those of the
// words, "." for none.
func TestUnlabel(t *testing.T) {
	for _, c := range []struct{ text, labels, want string }{
		{"زار محمد x@y علي", ". P p p p p", ". P . . . ."},
		{"زار محمد x@y علي", ". P . . . P", ". P . . . P"},
		{"x@y محمد علي", "P p p p p", ". . . . ."},
		{"x@y محمد علي", "P p p P p", ". . . P p"},
		{"محمد علي", "P p", "P p"},
		{"a@b محمد a@b", "G g g P G g g", ". . . P . . ."},
	} {
		a := article(c.text)
		d := newDocument(a, word.Cut(a.Text))
		labels := make([]tagger.Label, len(d.words[0]))
		for i, l := range strings.Fields(c.labels) {
			labels[i] = letters[l] // O for "."
		}
		d.unlabel(0, labels)
		var got []string
		for _, l := range labels {
			s := "."
			for letter, label := range letters {
				if label == l {
					s = letter
				}
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}

// TestLatinName: names in Latin letters, which are labelled.
func TestLatinName(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		text string
		want bool
	}{
		{"أعلن NATO|G أمس", true}, {"أعلنت Apple|G أمس", true}, {"قالت BBC|G News|g أمس", true}, {"قال \" NATO|G \" أمس", true},
		{"قال Tim|P Cook|p أمس", true}, {"قال The|P Verge|p أمس", false}, {"قال Dunezz|P أمس", false}, {"قال jquery|G أمس", false},
		{"وفيلم \" Cold|G War|g \" أمس", false}, {"ونقل موقع \" Cold|G War|g \" أمس", true}, {"ونقل لموقع « Cold|G War|g » أمس", true},
		{"\" Cold|G War|g \"", false}, {"وفيلم \" Cold|G War|g", true}, {"قال \" بوتين|P \" أمس", true}, {"قال Apple|G العربية|g أمس", true},
	} {
		words, labels := labelled(c.text)
		for start, end := range names(labels) {
			if got := f.latinName(words, model.Label(labels[start].Class()), start, end); got != c.want {
				t.Errorf("%s: %v, want %v", c.text, got, c.want)
			}
		}
	}
}
