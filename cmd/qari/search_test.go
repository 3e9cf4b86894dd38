package main

import (
	"strings"
	"testing"

	"qari/model"
	"qari/ui"
)

// Choosing a name finds the articles that spell it otherwise.
func TestNamedFindsEverySpelling(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", []byte("عنوان أول\n\nتجددت المواجهات في إقليم ناغورني كاراباخ بين أرمينيا وأذربيجان خلال الأيام الماضية.\n"))
	write(t, dir, "b.txt", []byte("عنوان ثان\n\nقالت وزارة الدفاع الأذربيجانية إن قواتها تقدمت في إقليم قره باغ بعد معارك عنيفة.\n"))
	write(t, dir, "c.txt", []byte("عنوان ثالث\n\nتستعد العاصمة الفرنسية باريس لاستضافة معرض الكتاب في الربيع المقبل.\n"))
	library, err := openCollection(t.Context(), []string{dir}, analyser(everything))
	if err != nil {
		t.Fatal(err)
	}
	if err := library.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := newSearcher(follow(t.Context(), library), nil)
	for more := s.More(); more != nil; more = s.More() {
		<-more
	}
	snap := snapshot{library.Snapshot()}
	var key string
	for _, e := range snap.Findings(0).Entities {
		if e.Label == model.LOC && strings.Contains(e.Name, "كاراباخ") {
			key = e.Key
		}
	}
	query := s.Named(t.Context(), snap, model.LOC, key, "ناغورني كاراباخ")
	found, err := s.Filter(t.Context(), ui.Snapshot(snap), query, false)
	if err != nil || len(found) != 2 || found[0] != 0 || found[1] != 1 {
		t.Errorf("%s finds %v, %v", query, found, err)
	}
}
