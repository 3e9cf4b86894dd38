package lang

import "qari/ui/keys"

// English returns the interface in English.
func English() *Text {
	return &Text{
		Code:    "en",
		AppName: "qari",

		People: "People", Places: "Places", Organisations: "Organisations",
		Countries: "Related countries", Dates: "Dates",
		Published: "Published", Unpublished: "Publication date unknown",
		Inferred: "inferred from the text", Given: "given by you",
		NoTitle: "Untitled", NoArticles: "No articles here", NoMatch: "Nothing matches the filter",
		NothingFound: "Nothing found", Analysing: "Looking for names and dates…",

		FilterPrompt: "Filter:", SearchPrompt: "Search:", NamePrompt: "Save the filter as:", NotePrompt: "Note:",
		MergeWith: "Go to the other name and press + to merge the two", Merged: "Merged", Split: "Split",
		Saved: "Saved as", Note: "Note",

		FoldedLines: "%s of the page hidden (press %s)",
		Hints:       "? keys  q quit",
		Loading:     "Loading", Problems: "Could not open",
		Wrapped: "Search wrapped to the top", Copied: "Copied", TooLongToCopy: "Too long to copy", NotFound: "Not found",
		Reordered: "Display:", HarakatOn: "Vowel signs shown", HarakatOff: "Vowel signs hidden",
		PlaceSet: "Bookmark set", NoSource: "This page has no source link",
		Starred: "Starred", Unstarred: "Star removed",
		MarkedRead: "Read", MarkedUnread: "Unread",
		Undone: "Undone", NothingToUndo: "Nothing to undo",
		DigitsWritten: "Digits as written", DigitsLatin: "Digits 123", DigitsArabic: "Digits ١٢٣",
		CalibrateAsk:    "Which line looks right?",
		CalibrateHint:   "Press the number of that line, or Esc to cancel",
		CalibrateSample: "أهلًا بك في قارئ (2026)",
		Evidence:        evidenceEnglish(),
		HelpTitle:       "Keys", HelpHint: "Esc closes",
		Groups: map[keys.Group]string{
			keys.Moving: "Moving", keys.Article: "In the article", keys.Finding: "Searching and highlighting",
			keys.Looks: "Display", keys.Shelf: "My articles", keys.Taking: "Copying", keys.Program: "Program",
		},
		Actions: map[keys.Action]string{
			keys.Up: "up", keys.Down: "down", keys.PageUp: "page up", keys.PageDown: "page down",
			keys.Home: "go to the start", keys.End: "go to the end",
			keys.NextPane: "next pane", keys.PrevPane: "previous pane",
			keys.RightPane: "pane on the right", keys.LeftPane: "pane on the left",
			keys.Choose: "open the article, or filter by the selected name", keys.Back: "go back",
			keys.NextArticle: "next article", keys.PrevArticle: "previous article",
			keys.NextParagraph: "next paragraph", keys.PrevParagraph: "previous paragraph",
			keys.NextHeading: "next heading", keys.PrevHeading: "previous heading",
			keys.NextMention: "next name or date", keys.PrevMention: "previous name or date",
			keys.SetPlace: "set a bookmark", keys.GoPlace: "go to the bookmark",
			keys.Find:    "filter the list, or search the article",
			keys.NextHit: "next match", keys.PrevHit: "previous match",
			keys.Merge: "merge two names: press + on each", keys.Split: "split merged names",
			keys.Mark: "highlight mentions of the name or date", keys.Cancel: "close or cancel",
			keys.Unfold: "show or hide the rest of the page", keys.Harakat: "show or hide vowel signs",
			keys.Digits: "digit style", keys.Justify: "justify",
			keys.Mirror: "move the list to the other side", keys.Language: "interface language",
			keys.Star: "star or unstar", keys.Unread: "mark as read or unread", keys.Undo: "undo",
			keys.Note: "write a note", keys.SaveQuery: "save the filter; type @ and its name to use it",
			keys.CopyParagraph: "copy the paragraph", keys.CopyArticle: "copy the article", keys.OpenSource: "copy the source link",
			keys.NextTerminal: "next display mode, if text looks reversed",
			keys.Calibrate:    "choose the display mode by eye",
			keys.Redraw:       "redraw",
			keys.Help:         "help", keys.Suspend: "suspend", keys.Quit: "quit",
		},
		months: monthsEnglish, comma: ", ",
		article: Noun{One: "article", Other: "articles"},
		line:    Noun{One: "line", Other: "lines"},
		hit:     Noun{One: "hit", Other: "hits"},
		file:    Noun{One: "file", Other: "files"},
	}
}
