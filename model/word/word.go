// Package word knows the written Arabic word: which code points are letters,
// marks and digits, what two spellings have in common, where words begin and
// end, and which particles are written together with the word after them.
//
//   - [ClassOf] is the one table of letters and marks.
//   - [Cut] cuts a text into tokens with byte offsets. An article is cut once,
//     and whoever looks for something in it reads the same tokens.
//   - [Append] folds: it gives two spellings that a reader takes for the same
//     word the same bytes. How much is taken for the same is a [Level];
//     [AppendName] and [AppendSkeleton] go further, for names.
//   - [Folded] is a folded text that leads every place back to the source.
//   - [Stems] are the ways to take the proclitics (و ف ب ك ل) off a word.
//
// When to use which is the business of the callers: the package gives them the
// same letters and the same rules, and no dictionary.
package word
