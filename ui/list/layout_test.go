package list

import (
	"slices"
	"strconv"
	"testing"

	"qari/model"
	"qari/ui/keys"
)

func numbered(n int) *Pane {
	l := new(Pane)
	items := make([]int, n)
	for i := range items {
		items[i] = 10 * i
	}
	l.SetItems(items)
	return l
}

func named(article int) Row { return Row{ID: strconv.Itoa(article), Article: &model.Article{}} }

// shownIDs are the IDs of the rows that painting would draw.
func shownIDs(l *Pane) []string {
	var ids []string
	for _, row := range l.rows {
		ids = append(ids, row.ID)
	}
	return ids
}

// Only the articles that show are made, the last where it shows in part, too,
// and the cursor is among them.
func TestLayoutMakesWhatShows(t *testing.T) {
	for _, c := range []struct {
		items, cursor, height int
		want                  []string
	}{
		{0, 0, 24, nil},
		{3, 0, 24, []string{"0", "10", "20"}},
		{9, 0, 8, []string{"0", "10"}},
		{9, 0, 9, []string{"0", "10", "20"}},
		{9, 2, 9, []string{"10", "20", "30"}},
		{9, 8, 8, []string{"70", "80"}},
		{9, 8, 7, []string{"20", "30", "40", "50", "60", "70", "80"}},
		{9, 4, 1, []string{"40"}},
	} {
		l := numbered(c.items)
		l.Step(c.cursor)
		l.Layout(c.height, named)
		if got := shownIDs(l); !slices.Equal(got, c.want) {
			t.Errorf("%d items from %d in %d rows: %v, want %v", c.items, c.cursor, c.height, got, c.want)
		}
	}
}

// A list that is hidden keeps what it was.
func TestLayoutOfNoHeight(t *testing.T) {
	l := numbered(9)
	l.Layout(16, named)
	l.Layout(0, func(int) Row { t.Error("a row is made"); return Row{} })
	if l.Act(keys.PageDown); l.cursor != 3 {
		t.Errorf("a page is %d articles", l.cursor)
	}
}

func TestActReturnsWhatIsLeft(t *testing.T) {
	for _, c := range []struct {
		from   int
		key    keys.Action
		want   Intent
		cursor int
	}{
		{0, keys.Up, None, 0}, {1, keys.Up, Moved, 0},
		{0, keys.Down, Moved, 1}, {8, keys.Down, None, 8},
		{0, keys.PageDown, Moved, 2}, {7, keys.PageDown, Moved, 8}, {5, keys.PageUp, Moved, 3}, {0, keys.PageUp, None, 0},
		{3, keys.Home, Moved, 0}, {3, keys.End, Moved, 8}, {8, keys.End, None, 8},
		{4, keys.Choose, Chosen, 4}, {4, keys.Mark, None, 4},
	} {
		l := numbered(9)
		l.Step(c.from)
		l.Layout(12, named)
		if got := l.Act(c.key); got != c.want || l.cursor != c.cursor {
			t.Errorf("%v from %d: intent %d, cursor %d", c.key, c.from, got, l.cursor)
		}
	}
	// Where one article shows, or none was laid out yet, a page is one.
	l := numbered(9)
	l.Act(keys.PageDown)
	l.Layout(1, named)
	if l.Act(keys.PageDown); l.cursor != 2 {
		t.Errorf("pages of one go to %d", l.cursor)
	}
}

func TestRenumber(t *testing.T) {
	for _, c := range []struct {
		cursor int
		gone   []int
		items  []int
		at     int
	}{
		{1, nil, []int{1, 11, 21, 31}, 1},
		{2, []int{0}, []int{11, 21, 31}, 1},
		{0, []int{0}, []int{11, 21, 31}, 0},
		{1, []int{10, 20}, []int{1, 31}, 1},
		{3, []int{30}, []int{1, 11, 21}, 2},
		{3, []int{0, 10, 20, 30}, []int{}, 0},
	} {
		l := numbered(4)
		l.Step(c.cursor)
		l.Renumber(func(i int) (int, bool) { return i + 1, !slices.Contains(c.gone, i) })
		if !slices.Equal(l.items, c.items) || l.cursor != c.at {
			t.Errorf("from %d without %v: %v, cursor %d", c.cursor, c.gone, l.items, l.cursor)
		}
	}
}
