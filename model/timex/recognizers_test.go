package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"qari/model"
	"qari/model/calendar"
)

const recognizers = "../../../shared/dates/recognizers-ar.jsonl"

type recognizerCase struct {
	ID            string
	Text          string
	ReferenceTime string `json:"reference_time"`
	Expected      []struct {
		Surface, Type string
		Start         int
		Value         json.RawMessage
	}
}

// TestRecognizers reports how far the package agrees with the Arabic cases of
// Microsoft's Recognizers-Text. It is no pass mark: their sentences are
// translated, their surfaces hold prepositions that TIMEX3 leaves out, and
// their values follow a notation of their own.
func TestRecognizers(t *testing.T) {
	file, err := os.Open(recognizers)
	if err != nil {
		t.Skipf("the cases of Recognizers-Text are not here: %v", err)
	}
	defer file.Close()
	var r report
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c recognizerCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		r.add(t, c)
	}
	t.Logf("%d expected: %d surfaces agree, %d more but for a preposition, %d overlap, %d missed",
		r.expected, r.same, r.core, r.overlap, r.missed)
	t.Logf("%d values compared where the surface agrees: %d agree", r.values, r.agree)
}

type report struct{ expected, same, core, overlap, missed, values, agree int }

func (r *report) add(t *testing.T, c recognizerCase) {
	a := &model.Article{Text: c.Text, Blocks: []model.Block{{Span: model.Span{End: len(c.Text)}}}}
	given := ""
	if len(c.ReferenceTime) >= 16 {
		given = c.ReferenceTime[:16]
	}
	_, found, err := Analyse(a, given)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Expected {
		r.expected++
		start := byteOffset(c.Text, e.Start)
		want := model.Span{Start: start, End: min(start+len(e.Surface), len(c.Text))}
		got, how := closest(c.Text, e.Surface, found, want)
		switch how {
		case "same":
			r.same++
		case "core":
			r.core++
		case "overlap":
			r.overlap++
		default:
			r.missed++
		}
		value := timexOf(e.Value)
		if (how == "same" || how == "core") && value != "" {
			r.values++
			if sameValue(got, value) {
				r.agree++
			} else {
				how += " value"
			}
		}
		if how != "same" && how != "core" && testing.Verbose() && os.Getenv("TIMEX_REPORT") != "" {
			t.Logf("%s\t%s\t«%s»\t%s\t«%s» %s\t%s", how, c.ID, e.Surface, value, got.Span.Of(c.Text), got.Value, c.Text)
		}
	}
}

func byteOffset(s string, runes int) int {
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}

// closest finds the expression nearest to the wanted span.
func closest(text, surface string, found []model.Timex, want model.Span) (model.Timex, string) {
	for _, f := range found {
		if f.Span == want || f.Span.Overlaps(want) && f.Span.Of(text) == surface {
			return f, "same"
		}
	}
	for _, f := range found {
		if f.Span.Overlaps(want) {
			if core(f.Span.Of(text)) == core(want.Of(text)) {
				return f, "core"
			}
			return f, "overlap"
		}
	}
	return model.Timex{}, "missed"
}

// core drops the prepositions and «يوم» that the two conventions treat
// differently.
func core(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 {
		switch words[0] {
		case "في", "إلى", "يوم", "من", "خلال", "بعد", "قبل", "منذ", "لمدة", "على", "عند", "الساعة", "طوال", "حتى":
			words = words[1:]
			continue
		}
		break
	}
	out := strings.Join(words, " ")
	if r, size := utf8.DecodeRuneInString(out); strings.ContainsRune("لبوف", r) && len(out) > size {
		return strings.TrimPrefix(out, string(r))
	}
	return out
}

// timexOf takes the TIMEX out of the two forms that a value has there.
func timexOf(raw json.RawMessage) string {
	var one struct{ Timex string }
	if json.Unmarshal(raw, &one) == nil {
		return one.Timex
	}
	var many []struct{ Timex string }
	if json.Unmarshal(raw, &many) == nil && len(many) > 0 {
		return many[0].Timex
	}
	return ""
}

// sameValue compares in the notation of TIMEX3: theirs leaves a year out where
// ours resolves it, and writes ranges with their length.
func sameValue(got model.Timex, want string) bool {
	value := strings.TrimSuffix(got.Value, ":00")
	want = strings.TrimSuffix(want, ":00")
	if r, ok := strings.CutPrefix(want, "("); ok {
		parts := strings.Split(strings.TrimSuffix(r, ")"), ",")
		if len(parts) >= 2 {
			want = parts[0] + "/" + parts[1]
		}
	}
	if value == want || value == want+":00" {
		return true
	}
	if rest, ok := strings.CutPrefix(want, "XXXX-"); ok && strings.HasSuffix(value, rest) {
		return true
	}
	if strings.HasPrefix(want, "XXXX-WXX-") && len(want) == len("XXXX-WXX-5") {
		d, ok := calendar.Parse(value, calendar.Gregorian).Day()
		return ok && weekdayValue(d.Weekday()) == want
	}
	return false
}
