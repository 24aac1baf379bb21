"""Generated calendars, read by inloop-report and by independent readers: the same dates?

compare.py REPORT FOLDER SEED. A rule is compared with dateutil's, with its first date added (RFC 5545 counts it
always, dateutil only when the rule gives it); office calendars with recurring_ical_events.
"""
import json
import os
import random
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

try:
    import icalendar
    import recurring_ical_events
    from dateutil.rrule import rrulestr
    from zoneinfo import ZoneInfo
except ImportError as missing:
    print(f"calendars: nothing compared, 2 readers skipped: {missing}")
    print("0 passed, 0 failed")
    sys.exit(0)

report, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
dice = random.Random(seed)
HOUSE = ZoneInfo("Europe/Amsterdam")
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
SPANS = [(date(2026, 1, 1), 366), (date(2028, 2, 20), 28)]
failed = passed = dates = 0


def programme(text, day, days):
    """The sessions as inloop-report gives them: {(key, start, end)}."""
    with open(f"{folder}/inloop.ini", "w", encoding="utf-8") as file:
        file.write("[house]\nname = Huis\n")
    with open(f"{folder}/activiteiten.ics", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    out = subprocess.run(
        [report, "programme", str(day), str(days), "--format", "json", "--config", f"{folder}/inloop.ini",
         "--data", f"{folder}/data"], stdout=subprocess.PIPE, check=True).stdout
    return {(s["key"], datetime.fromisoformat(s["start"]), datetime.fromisoformat(s["end"]))
            for s in json.loads(out)}


def check(what, ours, theirs, source):
    """Compare two sets of dates, and tell the first that differ."""
    global passed, failed, dates
    dates += len(theirs)
    if ours == theirs:
        passed += 1
        return
    failed += 1
    print(f"{what} (seed {seed}):\n{source}")
    for name, some in (("only we", ours - theirs), ("only they", theirs - ours)):
        for item in sorted(some, key=str)[:3]:
            print(f"  {name}: {item}")


# ---- rules ----------------------------------------------------------------

def some_of(items, most):
    return ",".join(str(item) for item in sorted(dice.sample(items, dice.randint(1, most))))


def days_of_week(most):
    return ",".join(dice.sample(DAYS, dice.randint(1, most)))


def random_rule():
    frequency = dice.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]
    if dice.random() < 0.5:
        parts.append(f"INTERVAL={dice.choice([1, 2, 2, 3, 4, 5, 13])}")
    if dice.random() < 0.3:
        parts.append(f"WKST={dice.choice(DAYS)}")
    if dice.random() < 0.25:
        parts.append(f"BYMONTH={some_of(range(1, 13), 5)}")
    weeks = False
    if frequency in ("DAILY", "WEEKLY") and dice.random() < 0.7:
        parts.append(f"BYDAY={days_of_week(4)}")
    elif frequency in ("MONTHLY", "YEARLY"):
        way = dice.random()
        month = frequency == "MONTHLY" or any(part.startswith("BYMONTH=") for part in parts)
        if way < 0.35:
            numbers = [1, 2, 3, 4, 5, -1, -2] if month else [1, 2, 10, 20, 52, -1, -30]
            parts.append("BYDAY=" + ",".join(f"{dice.choice(numbers)}{day}" for day in dice.sample(DAYS, dice.randint(1, 2))))
        elif way < 0.55:
            parts.append(f"BYMONTHDAY={some_of([1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -31], 3)}")
            if dice.random() < 0.4:
                parts.append(f"BYDAY={days_of_week(4)}")
        elif way < 0.7:
            parts.append(f"BYDAY={days_of_week(5)}")
        elif way < 0.8 and frequency == "YEARLY":
            weeks = True
            parts.append(f"BYWEEKNO={some_of([1, 2, 20, 51, 52, 53, -1], 3)};BYDAY={days_of_week(3)}")
        elif way < 0.9 and frequency == "YEARLY":
            parts.append(f"BYYEARDAY={some_of([1, 60, 100, 200, 365, 366, -1, -100], 3)}")
    listed = any(part.startswith(("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")) for part in parts)
    if listed and not weeks and frequency != "DAILY" and dice.random() < 0.3:
        # in the first week dateutil counts from the first date on, not from the week's beginning as RFC 5545 says
        places = [-1, -2] if frequency == "WEEKLY" else [1, 2, 3, -1, -2]
        parts.append(f"BYSETPOS={some_of(places, 2)}")
    if dice.random() < 0.15:
        parts.append(f"BYHOUR={some_of(range(7, 22), 3)}")
    end = dice.random()
    if end < 0.3:
        parts.append(f"COUNT={dice.choice([1, 2, 5, 17, 60, 400, 3000])}")
    elif end < 0.5:
        parts.append(f"UNTIL={dice.randint(2026, 2028)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}T100000")
    return ";".join(parts)


def compare_rules(count):
    rules = {}
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    for number in range(count):
        start = datetime(dice.choice([1990, 2015, 2024, 2025, 2026]), dice.randint(1, 12), dice.randint(1, 28),
                         dice.randint(8, 20), dice.choice([0, 15, 30]))
        rule = random_rule()
        rules[f"r{number}"] = (start, rule)
        text += (f"BEGIN:VEVENT\r\nUID:r{number}\r\nSUMMARY:r\r\nDTSTART:{start:%Y%m%dT%H%M%S}\r\n"
                 f"DURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\n")
    text += "END:VCALENDAR\r\n"
    for day, days in SPANS:
        ours = {}
        for key, start, _ in programme(text, day, days):
            ours.setdefault(key, set()).add(start.replace(tzinfo=None))
        first = datetime.combine(day, datetime.min.time())
        last = first + timedelta(days=days)
        for key, (start, rule) in rules.items():
            # those that begin within: what reaches in from before is another test's
            theirs = set(rrulestr(rule, dtstart=start).between(first, last, inc=True)) | {start}
            theirs = {at for at in theirs if first <= at < last}
            mine = {at for at in ours.get(key, set()) if at >= first}
            check(f"rule {rule} from {start}", mine, theirs, f"  {rule}")


# ---- office calendars ------------------------------------------------------

ZONES = ["Europe/Amsterdam", "Europe/Amsterdam", "Europe/London", "America/New_York", "UTC"]


def stamp(at, zone):
    return f":{at:%Y%m%dT%H%M%S}Z" if zone == "UTC" else f";TZID={zone}:{at:%Y%m%dT%H%M%S}"


def office_series(uid):
    """A series as offices have them, its exceptions, and some of its dates moved."""
    zone = dice.choice(ZONES)
    all_day = dice.random() < 0.2
    start = datetime(2025, dice.randint(1, 12), dice.randint(1, 28), dice.randint(9, 17), dice.choice([0, 30]))
    day = DAYS[start.weekday()]
    nth = (start.day - 1) // 7 + 1
    rule = dice.choice([
        "FREQ=WEEKLY", f"FREQ=WEEKLY;BYDAY={day}", f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day};WKST=SU",
        "FREQ=DAILY;INTERVAL=3", f"FREQ=MONTHLY;BYDAY={nth}{day}", f"FREQ=MONTHLY;BYMONTHDAY={start.day}",
        f"FREQ=MONTHLY;BYDAY={day};BYSETPOS={nth}", "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"])
    end = dice.random()
    if end < 0.25:
        rule += f";COUNT={dice.choice([3, 10, 40, 80])}"
    elif end < 0.5:
        rule += f";UNTIL={dice.randint(2026, 2027)}{dice.randint(1, 12):02}28" + ("" if all_day else "T225959Z")
    inside = list(rrulestr(rule.split(";UNTIL")[0], dtstart=start)[:60])
    written = (lambda at: f";VALUE=DATE:{at:%Y%m%d}") if all_day else (lambda at: stamp(at, zone))
    length = dice.choice([1, 1, 2]) if all_day else dice.choice([45, 60, 120, 600])
    until = (lambda at: at + timedelta(days=length)) if all_day else (lambda at: at + timedelta(minutes=length))
    lines = [f"UID:{uid}", f"SUMMARY:Activiteit {uid}", f"DTSTART{written(start)}", f"DTEND{written(until(start))}",
             f"RRULE:{rule}", "SEQUENCE:1"]
    gone = dice.sample(inside[1:], min(len(inside) - 1, dice.choice([0, 0, 1, 4])))
    lines += [f"EXDATE{written(at)}" for at in gone]
    texts = [lines]
    moved = [at for at in dice.sample(inside[1:], min(len(inside) - 1, dice.choice([0, 0, 1, 3]))) if at not in gone]
    for at in moved:
        there = at + timedelta(days=dice.choice([0, 1, 2]), hours=0 if all_day else dice.choice([1, -1, 3]))
        texts.append([f"UID:{uid}", f"SUMMARY:Activiteit {uid}, anders", f"RECURRENCE-ID{written(at)}",
                      f"DTSTART{written(there)}", f"DTEND{written(until(there))}", "SEQUENCE:1"])
    dice.shuffle(texts)
    return "".join("BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in text) + "END:VEVENT\r\n" for text in texts)


def instant(value):
    """What their reader gives, as an instant: a date is the house's midnight."""
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time(), HOUSE).astimezone(timezone.utc)
    return (value if value.tzinfo else value.replace(tzinfo=HOUSE)).astimezone(timezone.utc)


def compare_offices(count):
    for number in range(count):
        series = {f"o{number}-{i}": "" for i in range(25)}
        for uid in series:
            series[uid] = office_series(uid)
        text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//NL\r\n" + "".join(series.values())
        text += "END:VCALENDAR\r\n"
        day, days = date(2026, 1, 1), 366
        first = datetime.combine(day, datetime.min.time(), HOUSE)
        last = datetime.combine(day + timedelta(days=days), datetime.min.time(), HOUSE)
        ours, theirs = {}, {}
        for key, start, end in programme(text, day, days):
            ours.setdefault(key, set()).add((start.astimezone(timezone.utc), end.astimezone(timezone.utc)))
        # a day more on both sides, then what overlaps: their span is one of dates
        for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
                day - timedelta(days=3), day + timedelta(days=days + 3)):
            start, end = instant(event["DTSTART"].dt), instant(event["DTEND"].dt)
            if start < last and end > first:
                theirs.setdefault(str(event["UID"]), set()).add((start, end))
        for uid, source in series.items():
            check(f"series {uid}", ours.get(uid, set()), theirs.get(uid, set()), source)


compare_rules(250)
compare_offices(2)
print(f"{dates} dates compared with two other readers")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
