-- One person waits for one second look at one act: asked twice at the same moment, it is one request.
CREATE UNIQUE INDEX one_second_look_asked ON app.compensating_review (requested_by_id, record_id, rule, act)
  WHERE state IN ('requested', 'recorded');
