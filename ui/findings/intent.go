package findings

import "qari/ui/keys"

// Intent is what a key asks the root model to do.
type Intent struct {
	Do     Deed
	Entry  Entry // the entry under the cursor
	Source Entry // with MergeNames: the name to show under Entry's name
}

// Deed is what to do with the entry of an [Intent].
type Deed uint8

// The deeds. A chosen name is marked in the article and filters the list.
const (
	Nothing Deed = iota
	MarkEntry
	ChooseName
	HoldName
	MergeNames
	SplitName
)

// intent returns what a key asks for the entry under the cursor.
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

// merge holds a name, or merges the held name into it. Names of two kinds never
// merge: the pane then holds the later one.
func (p *Pane) merge(e Entry) Intent {
	if p.source == nil || p.source.Kind != e.Kind || p.source.Key == e.Key {
		p.source = &e
		return Intent{Do: HoldName, Entry: e}
	}
	source := *p.source
	p.source = nil
	return Intent{Do: MergeNames, Entry: e, Source: source}
}
