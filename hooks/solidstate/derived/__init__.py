"""What follows from the records on a day: ratings, states of promises, counts. Nothing here is authored, drawn or worded."""
