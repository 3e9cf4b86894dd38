package cli

import (
	"os"
	"path/filepath"
)

// StateFile returns the path of a file of the program, such as the shelf, in
// the folder qari of the XDG state folder. It creates nothing.
func StateFile(getenv func(string) string, name string) (string, error) {
	return xdg(getenv, "XDG_STATE_HOME", filepath.Join(".local", "state"), name)
}

// ConfigFile returns the path of the reader's own file or folder, such as the
// lexicons, in the folder qari of the XDG configuration folder.
func ConfigFile(getenv func(string) string, name string) (string, error) {
	return xdg(getenv, "XDG_CONFIG_HOME", ".config", name)
}

// xdg returns a path in the folder qari of a base folder. The XDG specification
// says to ignore a variable with a relative path.
func xdg(getenv func(string) string, variable, underHome, name string) (string, error) {
	base := getenv(variable)
	if !filepath.IsAbs(base) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		base = filepath.Join(home, underHome)
	}
	return filepath.Join(base, "qari", name), nil
}
