"""The fixed phrases of news chrome that make a whole line: headings of lists, adverts, notices and threads, labels before
a teaser, orders and buttons, players, sign-offs. Every pattern is anchored at the start of the line."""

from __future__ import annotations

import re

from briefer.language.patterns import rx

_EDGE = r"^[\W_]*"


def _any(*parts: str, case: bool = False) -> re.Pattern[str]:
    return rx("|".join(parts), 0 if case else re.IGNORECASE)


# ---------------------------------------------------------------- the whole line is the phrase
_MORE = (
    r"(?:(?:most|more|our|the|top|all|latest|other|today['’]s|editor['’]?s?|editors['’]?|related|popular"
    r"|trending|recent|similar)\s+)*"
)
_COUNT = r"[\W_]*(?:\(\d+\))?[\W_]*$"
LIST_HEAD = _any(
    _EDGE + _MORE + r"(?:(?:most )?(?:read|viewed|popular|shared|commented|watched|recent)|must[- ]reads?"
    r"|read (?:more|next|also|this next|these next|on)(?: (?:on|in|about|from) .{2,40})?|also read|see also"
    r"|watch (?:also|next|more|now)|also watch"
    r"|related(?: (?:articles?|stor(?:y|ies)|news|content|posts?|links?|topics?|reading|coverage|videos?"
    r"|items|searches))?"
    r"|(?:recommended|suggested|picked)(?: (?:for you|stories|reading|articles|videos|posts?|links))?"
    r"|you(?:['’]ll| (?:may|might|could|will))(?: also)? (?:like|enjoy|love|be interested in|want to read"
    r"|have missed)(?: these (?:posts|stories))?"
    r"|more (?:\w+ )?(?:news|stories|headlines|articles|videos|coverage|investigations|analysis|opinion|reports"
    r"|features|interviews)|more (?:like this|to explore"
    r"|for you|reading|to read"
    r"|(?:from|on|in|by|about) .{2,60})"
    r"|(?:top|latest|other|trending|popular|recent|breaking|live) (?:news|stories|headlines|articles|posts"
    r"|topics|videos|today|now|updates)"
    r"|in other news|don['’]?t miss(?: (?:it|this|out))?|what to read next|next up(?: in .{2,30})?|up next"
    r"|trending|popular|just in|quick (?:reads|links)|in brief"
    r"|(?:editors?|staff)['’]?s?['’]? (?:picks?|choice)|in case you missed it|icymi|keep reading|(?:further"
    r"|suggested) reading"
    r"|you may have missed|explore more(?: on .{2,40})?|from (?:around|across) (?:the|our) (?:web|site"
    r"|network)|around the (?:web|site|network)"
    r"|from our (?:partners|sponsors|advertisers|network|archives?|other titles)|(?:paid|sponsored|promoted"
    r"|featured) (?:content|posts?|stories|links|articles|videos)"
    r"|on our radar|elsewhere on .{2,30}|trending (?:stories|on .{2,30})|latest (?:from|in|on) .{2,40}"
    r"|tags|topics|keywords|filed under|categories|(?:upcoming|next) events?|events calendar"
    r"|alternative (?:takes|views|coverage)|other (?:perspectives|views|coverage|sources)"
    r"|same story elsewhere|full coverage|story timeline"
    r"|discover more|previous(?:/| and )next|site (?:index|map|information)|on this topic"
    r"|in this (?:section|series)|highlights from .{2,40}"
    r"|(?:most read|popular|trending) in .{2,40})" + _COUNT,
)
AD_HEAD = _any(
    _EDGE + r"(?:advert(?:isement|ising|s|orial)?|ads?|sponsored|sponsor|promoted|promotion|paid (?:content|post"
    r"|partnership|promotion)"
    r"|partner(?:ed)? content|commercial(?: break)?|from our sponsors?|a message from .{2,40}"
    r"|advertising feature|(?:presented|supported|sponsored) by(?: .{2,40})?"
    r"|in (?:association|cooperation|partnership) with .{2,40})[\W_]*$",
)
NOTICE_HEAD = _any(
    _EDGE + r"(?:classifieds?(?: ads?)?|small ads|(?:(?:public|legal|death|funeral|birth|community|parish|local"
    r"|personal|club|family) )?notices"
    r"|announcements|lost (?:and|&) found|births,? (?:deaths|marriages).*|births (?:and|&) deaths|for sale"
    r"|(?:sunrise|sunset|high water|low water)\b.*\d.*|situations vacant|what['’]?s on"
    r"|(?:the )?weather|horoscopes?|crossword|puzzles?|tv (?:tonight|guide|listings)|listings|obituaries"
    r"|birthdays|personals|market prices|diary dates)[\W_]*$",
)
FORM_HEAD = _any(
    _EDGE + r"(?:(?:leave|post|write|add|submit|make) (?:a |your )?(?:comment|reply|response|review)s?(?: .{0,60})?"
    r"|cancel reply"
    r"|(?:log|sign) ?in to (?:reply|comment|post.*|join.*)|you must (?:be logged in|log in|login|register).*"
    r"|comments? (?:are|is) (?:now )?(?:closed|off|disabled|moderated|switched off|turned off).*"
    r"|commenting (?:is|has been) .*"
    r"|(?:load|show|view|see|read|hide) (?:all |more |the |older |\d+ )*(?:comments?|replies)(?: .{0,20})?"
    r"|your (?:e-?mail|email) address will not be published.*|required fields are marked.*|save my name,? e-?mail.*"
    r"|join the (?:conversation|discussion|debate)|view the discussion thread.*"
    r"|(?:please )?enable javascript to view the comments.*"
    r"|comments powered by .*|be the first to (?:comment|reply).*|(?:rules"
    r"|guidelines) for (?:readers['’]? )?(?:letters|comments|commenting).*"
    r"|have your say.*|(?:house|comment(?:ing)?|community) (?:rules|guidelines|policy|standards))[\W_]*$",
)
THREAD_HEAD = _any(
    _EDGE + r"(?:\d[\d,.]*\s+(?:reader\s+)?(?:comments?|replies|responses|reactions|thoughts)(?: (?:on|to) .{2,120})?"
    r"|(?:all |latest |top |recent |reader |readers['’]? |user |your |\w+ )?(?:comments?|replies|responses"
    r"|reactions|letters|views|opinions)"
    r"(?: from (?:our )?readers| section)?\W*(?:\(?\d[\d,.]*\)?)?"
    r"|(?:our )?readers?['’]?(?: \w+)? (?:write|wrote|say|said|respond|react|comment|letters?|views"
    r"|reactions?|opinions?|forum)\W*(?:\(?\d[\d,.]*\)?)?"
    r"|(?:what )?(?:you|our readers|readers) (?:said|say|think|wrote|are saying)\W*(?:\(?\d[\d,.]*\)?)?"
    r"|(?:the )?(?:discussion|conversation|talkback|forum|guest ?book|feedback"
    r"|voices from .{2,30})\W*(?:\(?\d[\d,.]*\)?)?"
    r"|your (?:views|say|letters|thoughts|turn)\W*(?:\(?\d[\d,.]*\)?)?|viewing \d+ of \d+ comments)[\W_]*$",
)

# ---------------------------------------------------------------- a label, a colon, and a teaser
TEASER_LABEL = _any(
    r"(?:also|now)?\s?(?:read|see|watch|listen)(?: also| more| next| now| this| on| live"
    r"| again)?(?: to .{2,30}| on .{2,30})?",
    r"(?:also|more|new|out now|up next|coming up|elsewhere) (?:on|in|from|at|by) .{2,30}|elsewhere|live ticker"
    r"|you (?:may|might|could) have missed|in (?:today['’]s|this) (?:paper|edition|issue)"
    r"|follow live|on the same (?:subject|topic|story)",
    r"from (?:the|our) archives?|(?:special|reader|partner) offer|(?:media|image) caption",
    r"(?:next|upcoming|tomorrow['’]?s?)(?: (?:event|events|programme|program|show|edition|issue|week|match"
    r"|game))?(?: in (?:the|your) .{2,30})?|coming (?:up|soon|next)",
    r"(?:most read|must[- ]?read|related|recommended|don['’]?t miss|trending|in case you missed it|icymi"
    r"|up next|next up|read next|further (?:reading|reports?))"
    r"(?: (?:stor(?:y|ies)|articles?|news|content|links?|topics?|reading|coverage|videos?))?",
)
SURE_LABEL = _any(
    r"advert(?:isement|ising|orial)?|ad|sponsor(?:ed)?(?: (?:content|post|by))?|promoted|promo(?:tion)?"
    r"|partner content|paid (?:content|post|partnership)|in partnership with",
    r"(?:[\w'’&-]+ ){0,2}(?:webinar|newsletter|podcast|video|(?:photo |picture |image )?gallery|slide ?show"
    r"|photos?|pictures?"
    r"|in pictures|image|infographic|interactive|quiz)s?",
    r"(?:file )?(?:photo|photograph|picture|image|pic|video)(?: (?:by|credit|courtesy(?: of)?))?"
    r"|(?:main )?image credit|credits?|pictured|caption",
    r"(?:tags?|tagged|topics?|keywords?|filed (?:under|to|in)|categor(?:y|ies)|labels|posted in"
    r"|section)(?: (?:as|with|under))?",
    r"share(?: (?:this|on|via))?(?: (?:article|story|post|page))?|follow(?: us)?(?: on .{2,20})?|subscribe"
    r"|sign up|contact|e-?mail|clients|slug",
    r"(?:tomorrow|next week|inside|only|win|exclusive) (?:in|with) (?:the|your) .{2,30}|reuse|reprints?|order code",
    r"(?:winning|lotto|lottery|bingo|today['’]s) numbers|(?:readers['’]?|advertising|news) ?(?:hot)?lines?",
)
SOFT_LABEL = _any(
    r"background|analysis|opinion|comment(?:ary)?|editorial|column|op-ed|explainer|explained|fact ?box|map"
    r"|graphic|live(?: blog| updates)?|interview|profile|feature|poll|survey"
    r"|timeline|review|events?|competition|offer|deals?|more|source|bonus|exclusive|long read|watch|listen"
    r"|read|letters?|essay|special report|series|archive|blog",
)
NOTICE_LABEL = _any(
    r"tides?|(?:the |today['’]s |tomorrow['’]s )?(?:weather|forecast)(?: in .{2,30}| forecast| today)?|sunrise|sunset"
    r"|high water|low water|name ?days?|birthdays?(?: today)?|death notices?|obituar(?:y|ies)"
    r"|(?:your |today['’]s )?(?:daily |weekly )?(?:horoscopes?|lotto|lottery|bingo|crossword|sudoku|puzzle"
    r"|quiz|cartoon|recipe"
    r"|paper|poll|question)(?: (?:numbers|no\.?|solution|answers?).*)?|tv tonight|on this day|what['’]?s on.*"
    r"|(?:thought|quote|joke|recipe|job|word|cartoon|book|song|photo|picture|dish|tip) (?:for|of) (?:the"
    r"|to) ?(?:day|week|month)"
    r"|fuel(?: today)?|jobs?|church|ferr(?:y|ies)|buses|trains|calendar|kalendar|diary(?: dates)?"
    r"|notices?|lost|found|wanted|for (?:sale|hire|rent)|to let|free to (?:a )?good home|situations? vacant"
    r"|(?:\w+|\d+) years ago|vacanc(?:y|ies)|help wanted|swaps?|classifieds?|(?:bus|ferry|train) times"
    r"|pollen(?: count)?|uv index|exchange rates?|market prices?|petrol prices?"
    r"|moon(?: phase)?|parish notes|church (?:services|notices)|seen|spotted|heard|overheard"
    r"|(?:chief |managing |executive )?editor(?:[- ]in[- ]chief)?|publisher|printed by|print run"
    r"|circulation",
)

# ---------------------------------------------------------------- calls to do something
ORDER = _any(
    _EDGE + r"(?:please )?(?:subscribe|sign up|log ?in|sign in|follow (?:us|me|.{2,40} on)|like us|find us"
    r"|join (?:us|our)|turn on (?:notifications|alerts|push)|support (?:us|our|independent journalism"
    r"|quality journalism|local (?:news|journalism))"
    r"|become a (?:member|subscriber|supporter|patron)|get (?:our|your|all the|the (?:full|latest|best|day"
    r"|app|free|new|week)|(?:.{2,40} )?(?:in|to) your in-?box|breaking|.{2,40} (?:app|newsletter))"
    r"|(?:download|install) (?:our|the|your|now|here|for)|register (?:now|here|today|for|free|to)|buy (?:a"
    r"|our|the) (?:subscription|paper)|try (?:us|it) (?:free|for)|start your (?:free )?(?:trial|subscription)"
    r"|gift this|reuse (?:this|our)|save (?:this|for later)|(?:copy|print|e-?mail|send|bookmark) (?:link"
    r"|this|page|article)|share (?:this|on|via|with|article|story|now)|report (?:an? )?(?:error|typo|problem)"
    r"|report a (?:mistake|problem)|post your (?:view|comment)|scan (?:the|this) (?:qr )?code"
    r"|stay (?:informed|up to date|connected)"
    r"|turn off|don['’]t have the app|join \d[\d,.]* (?:others|readers|members)|keep .{2,40} (?:alive|free|independent)"
    r"|support the .{2,40} (?:donation|journalism)|love this (?:story|article)|toggle (?:search|menu"
    r"|navigation)|close menu"
    r"|submit (?:a|your) (?:tip|correction|story|complaint|event|news)|view (?:in browser|all|gallery"
    r"|comments)|have you been affected|forward to a friend|manage (?:choices|preferences|cookies|my)|skip (?:to|ad)"
    r"|back to (?:the )?(?:top|home|gallery)|to the (?:homepage|top)|continue reading"
    r"|(?:to )?read the (?:full|original|rest|whole)|see (?:all|our full|it now)|explore (?:our|more"
    r"|the latest|\w+ stories)"
    r"|scroll (?:down|the|to)|place an ad|advertise (?:with|here)|upgrade to|unlock|claim your|(?:shop|buy"
    r"|order|book|learn|apply|donate) (?:now|more|here|online|today)|find out more|play now"
    r"|watch (?:live|the video|now|our|.{2,40} here)|listen (?:to our|now|on|live|here|back)|(?:listen to"
    r"|hear|watch|play) (?:this|the) (?:report|article|story|interview|episode|podcast|programme|show|audio)"
    r"|verify (?:the accuracy|this)|rate this|was this (?:article|page|helpful)|write (?:to|for) us|send us"
    r"|ring (?:us|the|our)|call (?:us|our)|e-?mail us|contact (?:us|the (?:author|editor|reporter"
    r"|writer)))\b[^.!?]{0,130}[.!?]?(?:\s[^.!?]{0,60}[.!?]?)?$",
)
BUTTON = _any(
    _EDGE + r"(?:search|browse|print|e-?mail|tweet|pin(?: it)?|share|save|accept|reject|close|cancel|submit|ok"
    r"|got it|next(?: page| article)?"
    r"|prev(?:ious)?(?: page| article)?|menu|home|login|log ?out|register|subscribe|donate|download|install"
    r"|click|tap|enable"
    r"|swipe"
    r"|comments?|reply|like|follow|facebook|twitter|instagram|whatsapp|linkedin|youtube|reddit|telegram"
    r"|tiktok|pinterest|flipboard|rss(?: feed)?|shares|copy|link|embed|text|email address|password|username"
    r"|name"
    r"|newsletters?|e-?paper|about(?: us)?|contact(?: us)?|privacy|terms|help|faqs?|careers|jobs|advertise"
    r"|more|show more|load more|see more|view more|read more|learn more|toggle|sections?|top(?: of page)?"
    r"|company|legal|contents|on this page|why you can trust us"
    r"|about this (?:article|story)|how we (?:reported|got) this story|your (?:privacy|cookie) choices"
    r"|policies"
    r"|fact checker|logo|image|photo|gallery|video|audio|podcasts?|live|alerts|settings|preferences"
    r"|my account|edition|english|today['’]s paper|crosswords?|puzzles|app store|google play)[\W_]*$",
    r"^\W*(?:image|photo|slide|picture|page) \d+ (?:of|/) \d+\W*$|^\W*you are here\b",
    r"^(?-i:(?:[A-Z]\S*\s+){1,4}(?:Logo|Badge|Icon|Avatar|Thumbnail))\s*$|^[\d.,]+[km]? (?:shares|views"
    r"|likes|reads|votes)$|" + _EDGE + r"(?:article |main |featured |hero |cover )+(?:image|photo|picture)[\W_]*$",
)
PLAYER = _any(
    r"^[\W_]*(?:(?:listen|play|pause|stop|mute|unmute|replay|audio|video|watch|loading|now playing"
    r"|on air(?: now)?|live|current time|duration|remaining time|volume|fullscreen|speed|1x|share|embed"
    r"|link)\b[\s:|/()–—-]*)+(?:\d{1,2}\s?:\s?\d{2}[\W_]*)*(?:min|mins)?[\W_]*$",
    r"^[\W_]*(?:listen|watch|play|hear)(?: (?:to|this|the|our|now|article|story|report|audio|video|episode"
    r"|podcast|version|of|in|full|interview)){1,5}[\W_]*(?:\(?\d{1,2}:\d{2}(?: ?min)?\)?)?[\W_]*$",
    r"^[\W_]*\d{1,2}\s?:\s?\d{2}(?:\s*/\s*\d{1,2}:\d{2})?[\W_]*$|^[\W_]*(?:reading time\W*)?(?:about "
    r"|approx\.? )?\d{1,3} ?-?min(?:ute)?s?\b"
    r"(?: read(?:ing)?(?: time)?| listen| watch| video)?(?:[\W_]*$|\s{2,}|\s*[|·•])|^\W*reading time\b"
    r"|^\W*play video\b|^\W*duration \d",
    r"^[🎧🔊🎙📷📸🎥📹🔔📩✉☰⚡🔴]|[⚡🔔☰]\W*$|^[\W_]*(?:please wait|loading (?:comments|more|video|\.\.\.|…)"
    r"|closing in\W*$|skip ad|autoplay|live stream"
    r"|watch live|on air now|now on air|dark mode|font size|text size|a[ +-]+a\+?)(?!\w)[^.]{0,60}$",
    r"^[\W_]*live\b\s+[^.!?]*\d{1,2}:\d{2}\b[^.!?]*$|^[\W_]*a[+-]?\s+a[+-]?(?:\s|$)",
)
SHARE = _any(
    r"\b(?:share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|copy link|save|gift|send|comments?"
    r"|min(?:ute)?s? read|aa|a[+-])\b"
)
MADE_BY = _any(
    r"^\W*(?:additional |original )?(?:reporting|writing|editing|written|edited|compiled|reported"
    r"|translated|translation|graphics|research) (?:and \w+ )?by (?-i:[A-ZÀ-Þ])[^.]{2,80}(?:\W*$|[;.] )",
    r"^\W*(?:with|from) (?:agency |additional |post |wire )?(?:inputs?|material|contributions?|reporting|files|reports"
    r"|wires?|services|agencies)(?:(?: from| by)\b[^.]{0,60})?\W*$|^\((?:[\w.]+(?:[/,]\s?|\s)){0,4}[\w.]+\)$",
    r"^\W*(?:this (?:article|story|report|piece|text|page|analysis|essay|column|interview|post|review)"
    r" (?:was|has been|has not been|is|first|originally)? ?(?:first |originally |also "
    r"|been |machine[- ]|automatically )*(?:published|appear(?:s|ed)|edited by|auto[- ]generated|adapted"
    r"|syndicated|republished|produced"
    r"|reproduced|written"
    r"|translated|shortened|part of|for (?:subscribers|members))"
    r"|originally published|first published)\b(?!.*\b(?:correct|amend|clarif))",
    r"^\W*(?:eds?|editors?)\s?:|^\W*\((?:eds|adds|updates|recasts|rewrites|refiles|repeats|edits|writethru"
    r"|changes|removes|releads)\b[^)]*\)\W*$",
    r"\bthis (?:is a (?:developing|breaking)|story is (?:developing|being updated|breaking))\b"
    r"|\bmore (?:details )?to follow\W*$|^(?=(?:\S+\s+){1,8}\S+$).*\bpages? \d+\b|\bcheck back for (?:updates|more)\b",
    r"^\W*letters (?:in response|for publication|should|must)\b",
    r"^\W*(?:-30-|ENDS?|###|\+\+\+)\W*$|^[A-Z]{2}-+[A-Za-z-]+,? \w+ ld\b",
)
CODES = _any(
    r"^(?:SLUG|URGENT|BULLETIN|EMBARGO\w*|PRIORITY)\s?[:/]|^(?:\(?[A-Z]{2,8}\)?\.?\s+)?[A-Za-z]{2,4}(?:/[a-z]{2,4}){1,4}$",
    r"^[A-Z]{2,5}\d{2,5}\b[ -][A-Z0-9 /,-]+$|^(?=.*[\d/(])[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)+/?(?:\s\([A-Z0-9 ]+\))?$"
    r"|\b\d(?:ST|ND|RD|TH) (?:LEAD|LD)\b",
    case=True,
)
DECOR = _any(
    r"^(?:[>»<«*=~#+_|!•★☆◆►▶-]|—|–){1,6}\s*\S.*\S\s*(?:[<«>»*=~#+_|★☆◆◄◀]{2,6}|(?<=\s)[*<>—–|★☆◆◄◀♦]+)$",
    r"^\[(?!.*\b(?:correct|clarif|updated|amended)).{2,160}\]$|^[\[(](?:newsletter|ad|advert\w*|video|photo"
    r"|image|gallery|related|read more|listen|sponsored|podcast|poll|quiz|embed|tweet|graphic|anzeige|promo\w*)\w*[\])]",
    r"\+\+\+.*\+\+\+|^(?=(?:\S+\s+){1,14}\S+$).*\[[A-Z][^\]]{3,30}\]\W*$",
    r"^\S*(?:https?://|www\.)\S+\W*$|^[\w.+-]+@[\w-]+\.[\w.]+$|^@\w+$|^#\w+(?:\s+#\w+)*$"
    r"|^\W*[\d.,]+\s?[kKmM]?\W*$|^(?:\W*page \d+\W*(?:of \d+)?\W*)$|^<\w+.*>$",
    r"^\(\(.*\)\)$|^[^.!?]{0,40}\b(?:0\d{2,4}|\+\d{1,3})[ /-]\d[\d /-]{3,}\W*$",
)
KEPT = _any(
    _EDGE + r"(?:correction|clarification|correct(?:s|ed)|editor['’]?s? note|note (?:to readers|from the editors?)"
    r"|updated?:|amend|erratum|this (?:story|article|report) (?:has been|was) (?:updated|corrected|amended))",
)
