// Package word knows the written Arabic word: which code points are letters,
// marks and digits, when two spellings are the same word, where words begin and
// end, and which particles are written together with the next word. Packages
// query, timex, entity and articles/index build on it.
//
//   - [ClassOf] is the one table of letters and marks.
//   - [Cut] cuts a text into tokens with byte offsets. An article is cut once,
//     and every analysis uses the same tokens.
//   - [Append] folds: two spellings of one word become the same bytes. A [Level]
//     says how much folds; [AppendName] and [AppendSkeleton] go further, for
//     names.
//   - [Folded] is a folded text that maps its positions back to the source.
//   - [Stems] removes the proclitics (و ف ب ك ل) from a word.
//
// The package has no dictionary. Callers decide which of these they need.
package word
