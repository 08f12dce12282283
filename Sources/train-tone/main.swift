import ArticleModel
import Glibc
import Tone

// Trains and measures the label of sentences; docs/tone.md says what for.
//   train-tone dump CORPUS REPORTS        one line a sentence: id, part, gold, label, text, terms
//   train-tone cross CORPUS REPORTS       cross-validation on the training and development parts
//   train-tone train CORPUS REPORTS FILE  writes the weights, trained on all but the test part
//   train-tone unlabelled CORPUS REPORTS  the sentences of annotated articles without tone, to be labelled by a reader
//   train-tone speed CORPUS REPORTS       nanoseconds a word
//   train-tone evaluate CORPUS REPORTS    the program as it is, part by part
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: train-tone dump|cross|train|evaluate|speed|unlabelled CORPUS REPORTS [FILE]")
  exit(2)
}
if arguments[1] == "unlabelled" {
  try listUnlabelled(corpus: arguments[2])
  exit(0)
}
let samples = try Sample.read(corpus: arguments[2], reports: arguments[3])
switch arguments[1] {
case "dump": dump(samples)
case "cross": crossValidate(samples)
case "train": try train(samples, file: arguments[4])
case "evaluate": evaluate(samples)
case "speed": measureSpeed(samples)
default: exit(2)
}
