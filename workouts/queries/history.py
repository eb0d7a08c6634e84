def session_page(session):
    return {"session": session}
