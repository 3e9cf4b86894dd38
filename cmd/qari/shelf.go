package main

import (
	"qari/model/query"
	"qari/ui"
)

// memory is a shelf that is forgotten when the session ends.
type memory struct {
	read, starred map[string]bool
	position      map[string]int
	undo          []func()
}

func newShelf() *memory {
	return &memory{read: map[string]bool{}, starred: map[string]bool{}, position: map[string]int{}}
}

var _ ui.Shelf = (*memory)(nil)

func (m *memory) Read(id string) bool    { return m.read[id] }
func (m *memory) Starred(id string) bool { return m.starred[id] }

func (m *memory) Position(id string) (int, bool) {
	at, ok := m.position[id]
	return at, ok
}

func (m *memory) SetRead(id string, read bool)       { m.set(m.read, id, read) }
func (m *memory) SetStarred(id string, starred bool) { m.set(m.starred, id, starred) }
func (m *memory) SetPosition(id string, offset int)  { m.position[id] = offset }
func (m *memory) SetTerminal(string)                 {}

func (m *memory) set(marks map[string]bool, id string, on bool) {
	before := marks[id]
	marks[id] = on
	m.undo = append(m.undo, func() { marks[id] = before })
}

func (m *memory) Undo() bool {
	n := len(m.undo)
	if n == 0 {
		return false
	}
	m.undo[n-1]()
	m.undo = m.undo[:n-1]
	return true
}

func (m *memory) state(id string) query.State {
	return query.State{Read: m.read[id], Starred: m.starred[id]}
}
