package findings

import (
	"testing"

	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
)

// everyKind is a pane with two people, a place, an organisation, a country and
// two dates in the same words.
func everyKind() *Pane {
	a := &model.Article{Text: "نص"}
	span := func(at int) []model.Span { return []model.Span{{Start: at, End: at + 1}} }
	f := &model.Findings{
		Entities: []model.Entity{
			{Label: model.ORG, Name: "منظمة", Key: "o", Mentions: span(1)},
			{Label: model.PER, Name: "أول", Key: "p", Mentions: span(2)},
			{Label: model.LOC, Name: "مكان", Key: "l", Mentions: span(3)},
			{Label: model.PER, Name: "ثان", Key: "q", Mentions: span(4)},
		},
		Related: []model.Related{{Country: "RU", Name: "روسيا", Mentions: span(5)}},
	}
	p := new(Pane)
	p.Show(a, f, Extras{Dates: func(string, []model.Timex) []Entry {
		return []Entry{
			{Kind: Date, Name: "الجمعة", Value: "2020-10-09", Spans: span(6)},
			{Kind: Date, Name: "الجمعة", Value: "2020-10-16", Spans: span(7)},
		}
	}}, lang.English())
	return p
}

func TestEntriesHaveLabelsAndIdentities(t *testing.T) {
	p := everyKind()
	label := func(l model.Label) *model.Label { return &l }
	for i, c := range []struct {
		name  string
		label *model.Label
		id    ID
	}{
		{"أول", label(model.PER), ID{Person, "p", 2}}, {"ثان", label(model.PER), ID{Person, "q", 4}},
		{"مكان", label(model.LOC), ID{Place, "l", 3}}, {"منظمة", label(model.ORG), ID{Organisation, "o", 1}},
		{"روسيا", nil, ID{Country, "RU", 5}},
		{"الجمعة", nil, ID{Date, "2020-10-09", 6}}, {"الجمعة", nil, ID{Date, "2020-10-16", 7}},
	} {
		e := &p.entries[i]
		got, ok := e.Label()
		if e.Name != c.name || ok != (c.label != nil) || ok && got != *c.label {
			t.Errorf("entry %d is %s with label %v, %v", i, e.Name, got, ok)
		}
		if e.ID() != c.id {
			t.Errorf("%s is %v, want %v", e.Name, e.ID(), c.id)
		}
	}
	if id := (&Entry{Kind: Person, Key: "k"}).ID(); id != (ID{Person, "k", -1}) {
		t.Errorf("an entry that is mentioned nowhere is %v", id)
	}
}

func TestActReturnsWhatIsLeft(t *testing.T) {
	const person, country, date = 0, 4, 5
	for _, c := range []struct {
		at   int
		key  keys.Action
		want Deed
	}{
		{person, keys.Choose, ChooseName}, {country, keys.Choose, MarkEntry}, {date, keys.Choose, MarkEntry},
		{person, keys.Mark, MarkEntry}, {country, keys.Mark, MarkEntry}, {date, keys.Mark, MarkEntry},
		{person, keys.Merge, HoldName}, {country, keys.Merge, Nothing}, {date, keys.Merge, Nothing},
		{person, keys.Split, SplitName}, {country, keys.Split, Nothing}, {date, keys.Split, Nothing},
		{person, keys.Down, Nothing}, {person, keys.Star, Nothing},
	} {
		p := everyKind()
		p.move(c.at)
		if got := p.Act(c.key); got.Do != c.want || got.Do != Nothing && got.Entry.ID() != p.entries[c.at].ID() {
			t.Errorf("%v on entry %d: %v", c.key, c.at, got)
		}
	}
	if got := new(Pane).Act(keys.Choose); got.Do != Nothing {
		t.Errorf("an empty pane: %v", got)
	}
}

// The first name is held, the second takes it; what cannot be merged is held
// instead, and what is held stays so in the next article.
func TestMerging(t *testing.T) {
	const first, second, place = 0, 1, 2
	for name, c := range map[string]struct {
		on   []int
		want []Deed
	}{
		"two":           {[]int{first, second}, []Deed{HoldName, MergeNames}},
		"two and again": {[]int{first, second, first}, []Deed{HoldName, MergeNames, HoldName}},
		"itself":        {[]int{first, first, second}, []Deed{HoldName, HoldName, MergeNames}},
		"another kind":  {[]int{place, first, second}, []Deed{HoldName, HoldName, MergeNames}},
	} {
		p := everyKind()
		for i, at := range c.on {
			p.cursor = at
			got := p.Act(keys.Merge)
			if got.Do != c.want[i] {
				t.Errorf("%s: step %d: %v", name, i, got)
			}
			if got.Do == MergeNames && (got.Source.Key != "p" || got.Entry.Key != "q") {
				t.Errorf("%s: %s is merged into %s", name, got.Source.Key, got.Entry.Key)
			}
		}
	}
	p := everyKind()
	p.Act(keys.Merge)
	p.Show(nil, nil, Extras{}, lang.English())
	if p.source == nil || p.source.Key != "p" {
		t.Error("the name to merge is lost in the next article")
	}
}
