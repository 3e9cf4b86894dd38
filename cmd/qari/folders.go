package main

import (
	"os"
	"path/filepath"
)

// stateFile is the path of a file that the program keeps, such as the shelf: in
// the folder qari of the XDG state folder.
func (s *settings) stateFile(name string) (string, error) {
	return s.xdg("XDG_STATE_HOME", filepath.Join(".local", "state"), name)
}

// lexicons is the folder with the reader's own names.
func (s *settings) lexicons() (string, error) { return s.xdg("XDG_CONFIG_HOME", ".config", "lexicon") }

// xdg is a path in the folder qari of a base folder, which a variable names. The
// XDG specification says to ignore a relative one.
func (s *settings) xdg(variable, underHome, name string) (string, error) {
	base := s.getenv(variable)
	if !filepath.IsAbs(base) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		base = filepath.Join(home, underHome)
	}
	return filepath.Join(base, "qari", name), nil
}
