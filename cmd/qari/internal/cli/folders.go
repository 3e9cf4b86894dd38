package cli

import (
	"os"
	"path/filepath"
)

// StateFile is the path of a file that the program keeps, such as the shelf: in
// the folder qari of the XDG state folder. It makes nothing.
func StateFile(getenv func(string) string, name string) (string, error) {
	return xdg(getenv, "XDG_STATE_HOME", filepath.Join(".local", "state"), name)
}

// ConfigFile is the path of a file or folder that the reader writes, such as the
// lexicons: in the folder qari of the XDG configuration folder.
func ConfigFile(getenv func(string) string, name string) (string, error) {
	return xdg(getenv, "XDG_CONFIG_HOME", ".config", name)
}

// xdg is a path in the folder qari of a base folder, which a variable names. The
// XDG specification says to ignore a relative one.
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
