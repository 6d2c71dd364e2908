mkdir messages
if [ -n "$NEWSLETTER" ]; then
  files=$NEWSLETTER
else
  today=$(TZ=[[ timezone ]] date +%F)
  files=$(grep --files-with-matches --no-messages "^date: *[\"']*$today" content/newsletters/*.md || true)
fi
[% if site == "site" %]
if [ -n "$files" ]; then mkdocs build --strict; fi
[% endif %]
for file in $files; do
  id=$(basename "$file" .md)
  if [ -f "[[ site ]]/newsletters/$id/[[ chat ]].json" ]; then
    cp "[[ site ]]/newsletters/$id/[[ chat ]].json" "messages/$id.json"
  elif [ -n "$NEWSLETTER" ]; then
    echo "The newsletter $id isn't published, or its shapes: leave out chat."; exit 1
  fi
done
if [ -z "$NEWSLETTER" ] && [ "$(TZ=[[ timezone ]] date +%u)" = 1 ]; then
  advocacy digest --since 7d --full-days --to digest
  if [ -f digest/[[ chat ]].json ]; then cp digest/[[ chat ]].json messages/_digest.json; fi
fi
