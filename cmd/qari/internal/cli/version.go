package cli

import (
	"cmp"
	"runtime/debug"
	"strings"
)

// Version returns the text of --version.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return versionOf(info)
}

// versionOf returns the module's version, with the commit and its date if they
// are known: "v1.2.0" or "dev (abc1234, 2026-05-01)". A star after the commit
// means that files were changed.
func versionOf(info *debug.BuildInfo) string {
	built := map[string]string{}
	for _, s := range info.Settings {
		built[s.Key] = s.Value
	}
	version := info.Main.Version
	if revision := built["vcs.revision"]; revision != "" && strings.Contains(version, revision[:min(len(revision), 12)]) {
		version = "" // derived from the commit, which follows anyway
	}
	if version == "(devel)" {
		version = ""
	}
	var details []string
	if revision := built["vcs.revision"]; revision != "" {
		commit := revision[:min(len(revision), 7)]
		if built["vcs.modified"] == "true" {
			commit += "*"
		}
		details = append(details, commit)
	}
	if date, _, _ := strings.Cut(built["vcs.time"], "T"); date != "" {
		details = append(details, date)
	}
	version = cmp.Or(version, "dev")
	if len(details) == 0 {
		return version
	}
	return version + " (" + strings.Join(details, ", ") + ")"
}
