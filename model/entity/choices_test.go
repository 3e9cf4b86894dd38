package entity

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"qari/model"
)

// put puts rows as a shelf does: an empty key deletes one.
func (c Choices) put(rows Choices) Choices {
	for n, into := range rows {
		if into == "" {
			delete(c, n)
		} else {
			c[n] = into
		}
	}
	return c
}

func person(key string) Name { return Name{model.PER, key} }

// merged are choices made of pairs: the first is merged into the second.
func merged(pairs ...string) Choices {
	c := Choices{}
	for _, p := range pairs {
		c.put(c.Merge(person(p[:1]), p[1:]))
	}
	return c
}

func TestChains(t *testing.T) {
	for _, test := range []struct {
		pairs []string
		shown string // of a, b, c and d
	}{
		{nil, "abcd"},
		{[]string{"ab"}, "bbcd"},
		{[]string{"ab", "bc"}, "cccd"},
		{[]string{"bc", "ab"}, "bbbd"}, // b is what something was merged into last
		{[]string{"ab", "ac"}, "cccd"},
		{[]string{"ab", "cd"}, "bbdd"},
		{[]string{"ab", "cd", "bd"}, "dddd"},
		{[]string{"ab", "ba"}, "aacd"},
		{[]string{"ab", "bc", "ca"}, "aaad"},
		{[]string{"ab", "ab", "aa"}, "aacd"},
	} {
		c, shown := merged(test.pairs...), ""
		for _, key := range "abcd" {
			shown += c.Shown(person(string(key))).Key
		}
		if shown != test.shown {
			t.Errorf("%v: a, b, c, d are shown as %s, want %s", test.pairs, shown, test.shown)
		}
	}
}

// Rows of an older version lead one step; other processes may write any rows.
func TestRowsOfOthers(t *testing.T) {
	old := Choices{person("a"): "b", person("c"): "b", person("x"): "x", {model.LOC, "a"}: "z"}
	for _, test := range []struct {
		rows       Choices
		key, shown string
		keys       []string
	}{
		{old, "a", "b", []string{"a", "b", "c"}},
		{old, "b", "b", []string{"a", "b", "c"}},
		{old, "x", "x", []string{"x"}},
		{old, "z", "z", []string{"z"}},
		{Choices{person("a"): "b", person("b"): "a"}, "b", "a", []string{"a", "b"}},
		{Choices{person("c"): "b", person("b"): "a", person("a"): "b"}, "c", "a", []string{"a", "b", "c"}},
		{Choices{person("d"): "c", person("c"): "d", person("a"): "c"}, "a", "c", []string{"a", "c", "d"}},
		{Choices{person("a"): "b", person("b"): "c", person("c"): "c"}, "a", "c", []string{"a", "b", "c"}},
	} {
		if got := test.rows.Shown(person(test.key)).Key; got != test.shown {
			t.Errorf("%v: %s is shown as %s, want %s", test.rows, test.key, got, test.shown)
		}
		if got := test.rows.Keys(person(test.key)); !slices.Equal(got, test.keys) {
			t.Errorf("%v: the keys of %s are %v, want %v", test.rows, test.key, got, test.keys)
		}
	}
}

func TestNothingIsDecided(t *testing.T) {
	c := Choices{person("x"): "x", {model.LOC, "a"}: "b"}
	for what, rows := range map[string]Choices{
		"split of a name that is alone": c.Split(person("a")), "split of a name that stays apart": c.Split(person("x")),
		"merge into no name": c.Merge(person("a"), ""), "merge into itself": c.Merge(person("a"), "a"),
		"split of another label": Choices(nil).Split(person("a")),
	} {
		if len(rows) > 0 {
			t.Errorf("%s: %v", what, rows)
		}
	}
}

// The groups equal those of a plain list of sets after any merges and splits in
// any order, before and after the rows are stored and read again.
func TestGroupsAreSets(t *testing.T) {
	const names = 8
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		c, want := Choices{}, map[string]int{} // key to number of its set
		for i := range names {
			want[string(rune('a'+i))] = i
		}
		for step := range 1 + random.IntN(30) {
			a, b := string(rune('a'+random.IntN(names))), string(rune('a'+random.IntN(names)))
			if random.IntN(4) > 0 {
				c.put(c.Merge(person(a), b))
				from, to := want[a], want[b]
				for key, set := range want {
					if set == from {
						want[key] = to
					}
				}
				if got := c.Shown(person(a)).Key; got != b {
					t.Fatalf("seed %d: %s merged into %s is shown as %s", seed, a, b, got)
				}
			} else {
				c.put(c.Split(person(a)))
				from := want[a]
				for key, set := range want {
					if set == from {
						want[key] = names*(step+1) + int(key[0])
					}
				}
			}
			c = maps.Clone(c)
			for key, set := range want {
				for other, otherSet := range want {
					together := slices.Contains(c.Keys(person(key)), other)
					same := c.Shown(person(key)) == c.Shown(person(other))
					if wanted := set == otherSet; together != wanted || same != wanted {
						t.Fatalf("seed %d, step %d: %s and %s together %v, shown alike %v, want %v\n%v", seed, step, key, other, together, same, wanted, c)
					}
				}
			}
		}
	}
}

// The same merges in any order make the same groups.
func TestOrderDoesNotMatter(t *testing.T) {
	pairs := []string{"ab", "bc", "de", "fc", "gh", "hd", "aa"}
	groups := func(pairs []string) string {
		c, all := merged(pairs...), ""
		for _, key := range "abcdefgh" {
			all += fmt.Sprint(c.Keys(person(string(key))))
		}
		return all
	}
	want := groups(pairs)
	for seed := range uint64(100) {
		other := slices.Clone(pairs)
		rand.New(rand.NewPCG(seed, 2)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		if got := groups(other); got != want {
			t.Fatalf("%v: %s, want %s", other, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	span := func(at int) model.Span { return model.Span{Start: at, End: at + 1} }
	entities := []model.Entity{
		{Label: model.PER, Key: "a", Name: "A", Mentions: []model.Span{span(1), span(8)}},
		{Label: model.PER, Key: "x", Name: "X", Mentions: []model.Span{span(2)}},
		{Label: model.PER, Key: "b", Name: "B", Mentions: []model.Span{span(0), span(5)}},
		{Label: model.LOC, Key: "b", Name: "B", Mentions: []model.Span{span(3)}},
	}
	before := fmt.Sprint(entities)
	for _, test := range []struct {
		choices Choices
		want    []model.Entity
	}{
		{nil, entities},
		{merged("ab"), []model.Entity{
			{Label: model.PER, Key: "b", Name: "B", Mentions: []model.Span{span(0), span(1), span(5), span(8)}}, entities[1], entities[3],
		}},
		{merged("ab", "bc"), []model.Entity{ // the article does not mention c
			{Label: model.PER, Key: "c", Name: "A", Mentions: []model.Span{span(0), span(1), span(5), span(8)}}, entities[1], entities[3],
		}},
	} {
		if got := test.choices.Join(entities); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%v: got %v, want %v", test.choices, got, test.want)
		}
	}
	if after := fmt.Sprint(entities); after != before {
		t.Errorf("the entities were changed to %s", after)
	}
}
