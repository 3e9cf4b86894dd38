package timex

import "testing"

func TestGroup(t *testing.T) {
	a := plain("في عام 2021 ثم 9 أكتوبر 2020 ثم الجمعة ثم 9 أكتوبر 2020")
	_, found, _ := Analyse(a, "")
	entries := Group(found)
	if len(entries) != 3 || entries[0].Value != "2020-10-09" || len(entries[0].Mentions) != 2 || entries[1].Value != "2021" || entries[2].Known {
		t.Errorf("got %+v", entries)
	}
}
