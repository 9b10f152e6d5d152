"""The daily briefing, unattended: read, find the stories, brief each, tell what changed, lay out the front page, deliver.

    configured sources │ reading │ choosing │ stories │ pages │ deliver
                         archive   grouped    briefed   files   e-mail, …

`run` goes through it on one screen. Everything on the way is kept in the archive, so that a run that was stopped goes on
where it was and a date that is run again gives the same bytes.
"""

from briefer.daily.deliver import Delivered, Deliverer
from briefer.daily.run import DailyRequest, Outcome, run_daily

__all__ = ["DailyRequest", "Delivered", "Deliverer", "Outcome", "run_daily"]
