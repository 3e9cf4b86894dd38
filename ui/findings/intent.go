package findings

import "qari/ui/keys"

// Intent is what a key asked the pane for that is not the pane's alone to do.
type Intent struct {
	Do    Deed
	Entry Entry // the one that the cursor is on
	Held  Entry // with MergeNames: the name that is to be shown under Entry's
}

// Deed says what is to be done with the entry of an [Intent].
type Deed uint8

// The deeds. A name that is chosen is marked in the article, and the list is
// filtered by it.
const (
	Nothing Deed = iota
	MarkEntry
	ChooseName
	HoldName
	MergeNames
	SplitName
)

// intent is what a key asks for about the entry that the cursor is on.
func (p *Pane) intent(a keys.Action) Intent {
	e, ok := p.Current()
	if !ok {
		return Intent{}
	}
	_, named := e.Label()
	switch {
	case a == keys.Choose && named:
		return Intent{Do: ChooseName, Entry: e}
	case a == keys.Choose || a == keys.Mark:
		return Intent{Do: MarkEntry, Entry: e}
	case a == keys.Merge && named:
		return p.merge(e)
	case a == keys.Split && named:
		return Intent{Do: SplitName, Entry: e}
	}
	return Intent{}
}

// merge holds a name, or asks to merge the one that is held into it. Names of
// two kinds are never merged: the later one is held instead.
func (p *Pane) merge(e Entry) Intent {
	if p.held == nil || p.held.Kind != e.Kind || p.held.Key == e.Key {
		p.held = &e
		return Intent{Do: HoldName, Entry: e}
	}
	held := *p.held
	p.held = nil
	return Intent{Do: MergeNames, Entry: e, Held: held}
}
