"""The Slack app: `/brief` in a workspace, over HTTP or Socket Mode.

    request → app (Bolt: verified, once only) → jobs (bounded, on disk) → desk (the answer) → Slack

`commands`   what a user typed → what is asked for
`jobs`       what is asked for, kept in SQLite: run once, never lost, never more than the queue and the hour allow
`making`     the briefing of addresses, made in a process of its own
`desk`       a job → its messages
`app`        the Bolt listeners, the same for both transports
`serving`    HTTP (starlette, uvicorn) and Socket Mode
`delivery`   the daily front page, posted once and updated in place
"""
