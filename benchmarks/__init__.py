"""What is measured about Alongside: quality on judged questions, time and memory on stated inputs."""
