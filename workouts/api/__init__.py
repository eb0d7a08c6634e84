from ninja import NinjaAPI

api = NinjaAPI(title="Full Tracker")
