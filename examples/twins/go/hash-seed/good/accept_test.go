// A header that is made from a map: the order of its parts is new with every loop over the map.
package accept

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func header(formats map[string]bool) string {
	names := slices.Sorted(maps.Keys(formats)) // TWIN: in one order
	return strings.Join(names, ", ")
}

func TestJSONComesBeforeText(t *testing.T) {
	accepted := header(map[string]bool{
		"json": true, "atom": true, "cbor": true, "html": true, "text": true, "toml": true, "yaml": true, "xml": true,
	})
	if strings.Index(accepted, "json") > strings.Index(accepted, "text") {
		t.Errorf("text is preferred to json: %s", accepted)
	}
}
