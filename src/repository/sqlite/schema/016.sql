-- Version 16. Numbers in names are ordered by their value: Team 2 before Team 10.
UPDATE parameter SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE organisation SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE work_type SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE task_package SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE staff SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE team SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE member SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE vacancy SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE stage SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE candidate SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE signal SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE cost_item SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE statement SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE chance SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE survey SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE past_value SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
UPDATE closed_period SET sort_key = by_value(sort_key) WHERE sort_key GLOB '*[0-9]*';
