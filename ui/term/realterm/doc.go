// Package realterm holds the proof that qari shows Arabic right in real
// terminals. Its test, behind the build tag "terminals", starts qari in each
// of them on a virtual X display, lets it find out where it is, takes a
// picture and reads it: the text by optical character recognition, the joins
// by counting connected components, the borders by their columns. One wrong
// emission in each must be seen to be wrong.
//
//	apt-get install $(cat ui/term/realterm/packages.txt)
//	go test -tags terminals -v ./ui/term/realterm
//
// Without xterm or VTE it fails; another terminal that is not installed stands
// in its table as missing.
package realterm
