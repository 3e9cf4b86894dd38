package main

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
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
	s := newSearcher(follow(t.Context(), library), library, nil)
	for more := s.More(); more != nil; more = s.More() {
		<-more
	}
	var key string
	for _, e := range library.Snapshot().Findings(0).Entities {
		if e.Label == model.LOC && strings.Contains(e.Name, "كاراباخ") {
			key = e.Key
		}
	}
	query, err := s.Named(t.Context(), model.LOC, key, "ناغورني كاراباخ")
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Filter(t.Context(), query, false)
	slices.Sort(found)
	if err != nil || !slices.Equal(found, []string{"a.txt", "b.txt"}) {
		t.Errorf("%s finds %v, %v", query, found, err)
	}
}
