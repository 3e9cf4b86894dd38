package serve

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestHostKeyIsMadeOnceAndKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "state", "host_key")
	var keys [8][]byte
	var wg sync.WaitGroup
	for i := range keys { // as several servers would, starting at once
		wg.Go(func() {
			key, err := hostKey(path)
			if err != nil {
				t.Error(err)
				return
			}
			keys[i] = key.PublicKey().Marshal()
		})
	}
	wg.Wait()
	for _, k := range keys {
		if !bytes.Equal(k, keys[0]) {
			t.Fatal("two servers have different host keys")
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if dir, _ := os.Stat(filepath.Dir(path)); dir.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", dir.Mode())
	}
}

func TestBadHostKeysAreRefused(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good")
	if _, err := hostKey(good); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(good)
	write := func(name string, data []byte, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		os.WriteFile(path, data, mode)
		os.Chmod(path, mode)
		return path
	}
	tests := []struct{ path, want string }{
		{write("world", data, 0o604), "mode 0604"},
		{write("group", data, 0o640), "chmod 600"},
		{write("empty", nil, 0o600), "empty"},
		{write("text", []byte("no key"), 0o600), "text"},
		{dir, "not a file"},
		{"", "no file"},
		{filepath.Join(good, "below"), "not a directory"},
	}
	for _, tt := range tests {
		if _, err := hostKey(tt.path); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want it to say %q", tt.path, err, tt.want)
		}
	}
}
