#!/bin/sh
# Our own course, read by the authors' compiler: not even a warning.
unset LECTERN_DATA
echo 1..2
out=$("$LECTERN" check --strict lessons quizzes 2>&1)
if [ $? = 0 ]; then
	echo 'ok 1 - lectern check --strict lessons quizzes'
else
	echo 'not ok 1 - lectern check --strict lessons quizzes'
	printf '%s\n' "$out" | sed 's/^/# /'
fi
lessons=$(ls lessons/[0-9]*-*.md | wc -l)
quizzes=$(ls quizzes/[0-9]*-*.md | wc -l)
if [ "$lessons" -ge 3 ] && [ "$quizzes" -eq "$lessons" ]; then
	echo 'ok 2 - every module has its questions'
else
	echo 'not ok 2 - every module has its questions'
	echo "# $lessons lessons, $quizzes quizzes"
fi
