code=0
for message in messages/*.json; do
  [ -f "$message" ] || continue
  curl --fail-with-body --silent --show-error --max-time 60 \
    --header "Content-Type: application/json" --data "@$message" "$WEBHOOK" ||
    { code=$?; echo "$message wasn't sent."; }
done
exit $code
