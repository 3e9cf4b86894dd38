package ui

import "testing"

// Two names that the reader merges are one entry, until they are split.
func TestNamesAreMergedAndSplit(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "tab", "tab", "+", "down", "+")
	if shelf.merged["سامي حداد"] != "المسافر" {
		t.Fatalf("merged %v", shelf.merged)
	}
	press(m, "home", "space")
	if n, _ := m.reading.Marks(); n != 80 {
		t.Errorf("the merged name has %d mentions, want 80", n)
	}
	if e, _ := m.findings.Current(); e.Name != "المسافر" {
		t.Errorf("it is shown as %q", e.Name)
	}
	press(m, "-", "esc", "space")
	if n, _ := m.reading.Marks(); n != 40 {
		t.Errorf("after splitting %d mentions, want 40", n)
	}
}
