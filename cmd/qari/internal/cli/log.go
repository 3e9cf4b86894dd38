package cli

import (
	"log/slog"
	"os"
)

// OpenLog opens a log file and appends to it. Only its owner may read it. If
// name is "", the log is nil.
func OpenLog(name string) (log *slog.Logger, closeLog func() error, err error) {
	if name == "" {
		return nil, func() error { return nil }, nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, err
	}
	return slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: slog.LevelDebug})), f.Close, nil
}
