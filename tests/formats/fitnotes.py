"""Files in the shape of FitNotes' exports."""

HEADER = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment"
BODY = "Date,Time,Measurement,Value,Unit,Comment"


def file(*rows, header=HEADER):
    return "\n".join([header, *rows, ""])
